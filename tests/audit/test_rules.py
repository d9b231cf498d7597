"""The vocabulary, the digests, the tree and the text of a checkpoint."""

import hashlib
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.audit.shelf import KEY, NOON, Book, Colour
from unsera_watch.audit.rules import Audited, Tag, checkpoints
from unsera_watch.audit.rules.chain import GENESIS, Entry, plain_details
from unsera_watch.audit.rules.checkpoints import Checkpoint
from unsera_watch.audit.rules.merkle import Tree

# The leaves and tree heads that Certificate Transparency publishes for RFC 6962.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
LEAVES.append("606162636465666768696a6b6c6d6e6f")
HEADS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}

ENTRY = Entry(
    seq=1,
    at=NOON,
    actor_id=UUID(int=7),
    tag=Tag.EVIDENCE_KEPT,
    kind="book",
    row_id="1",
    version=1,
    row_digest="0" * 64,
    details={"n": 1},
    prev=GENESIS,
)


def tree_of(leaves):
    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    return tree


def recursive_root(leaves):
    """RFC 6962 §2.1 as it is written."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    half = 1 << ((len(leaves) - 1).bit_length() - 1)
    both = recursive_root(leaves[:half]) + recursive_root(leaves[half:])
    return hashlib.sha256(b"\x01" + both).digest()


@pytest.mark.parametrize("tag", Tag)
def test_a_tag_is_a_thing_and_what_happened(tag):
    thing, happened = tag.split(":")

    assert tag.name == f"{thing}_{happened}".replace("-", "_").upper()


@pytest.mark.parametrize(("size", "head"), HEADS.items())
def test_the_tree_has_the_published_heads(size, head):
    tree = tree_of([bytes.fromhex(leaf) for leaf in LEAVES[:size]])

    assert tree.root().hex() == head


@given(some.lists(some.binary(max_size=8), min_size=1, max_size=70))
def test_the_tree_grows_as_the_standard_writes_it(leaves):
    assert tree_of(leaves).root() == recursive_root(leaves)


@pytest.mark.parametrize(
    "changed",
    [
        {"seq": 2},
        {"at": NOON + timedelta(microseconds=1)},
        {"actor_id": UUID(int=8)},
        {"tag": Tag.ACCOUNT_LOCKED},
        {"kind": "loan"},
        {"row_id": "2"},
        {"version": 2},
        {"row_digest": "1" * 64},
        {"details": {"n": "1"}},
        {"prev": "1" * 64},
    ],
)
def test_everything_an_entry_says_is_in_its_hash(changed):
    other = Entry(**{**ENTRY.said(), **changed})

    assert other.hash != ENTRY.hash


def test_details_are_stored_as_plain_values():
    details = {"id": UUID(int=1), "colour": Colour.RED, "n": Decimal("1.50"), "all": {"b", "a"}}

    plain = plain_details(details)

    assert plain == {"id": str(UUID(int=1)), "colour": "red", "n": "1.5", "all": ["a", "b"]}


@pytest.mark.parametrize(
    "value",
    ["Mahasiswa Contoh 01", "x" * 101, "a\x00", "é", object(), b"a", ["a b"], {"k": "a b"}],
)
def test_a_name_or_a_sentence_never_becomes_a_detail(value):
    with pytest.raises(TypeError, match="ids, codes and numbers"):
        plain_details({"note": value})


@pytest.mark.parametrize("versions", [{}, {0: ("title",)}])
def test_versions_are_numbered_from_one(versions):
    with pytest.raises(ValueError, match="from 1"):
        Audited("book", Book, versions)


def test_a_personal_field_must_be_one_of_the_fields():
    with pytest.raises(ValueError, match="owner"):
        Audited("book", Book, {1: ("title",)}, personal=frozenset({"owner"}))


def test_an_old_entry_keeps_its_own_list_of_fields():
    old = Audited("book", Book, {1: ("title",)})
    new = Audited("book", Book, {1: ("title",), 2: ("title", "owner")})
    values = {"title": "A", "owner": "B"}

    assert new.digest("1", values, 1, KEY) == old.digest("1", values, 1, KEY)
    assert new.digest("1", values, 2, KEY) != old.digest("1", values, 1, KEY)


def test_a_personal_value_cannot_be_guessed_without_the_key():
    kind = Audited("book", Book, {1: ("owner",)}, personal=frozenset({"owner"}))

    with_keys = {kind.digest("1", {"owner": "A"}, 1, key) for key in (KEY, b"other")}

    assert len(with_keys) == 2


@given(some.integers(0, 10**17), some.binary(min_size=32, max_size=32))
def test_a_checkpoint_reads_back(size, root):
    checkpoint = Checkpoint("unsera.example/trail", size, root)

    signed = checkpoints.read(checkpoints.write(checkpoint, b"p" * 32, b"s" * 64))

    assert signed is not None
    assert signed.checkpoint == checkpoint
    assert [len(signature) for _, signature in signed.signatures] == [68]


@pytest.mark.parametrize(
    "text",
    ["", "a\n1\nAAAA\n", "a\n1\nAAAA\n\n", "a\n-1\n" + "A" * 43 + "=\n\n", "a\n1\n?\n\n", "\n\n"],
)
def test_what_is_no_checkpoint_is_not_read(text):
    assert checkpoints.read(text) is None
