"""Sentences of the shipped instruments that ask about words which are not ours to say, whole."""

from typing import Final

QUOTED: Final = (
    "Bentuk-bentuk maladministrasi apa saja yang Bapak/Ibu ketahui?",
    "Which forms of maladministration do you know?",
    "Apa yang Bapak/Ibu ketahui tentang rekomendasi Ombudsman?",
    "What do you know about recommendations of the Ombudsman?",
    "Pengetahuan tentang bentuk-bentuk maladministrasi",
    "Knows the forms of maladministration",
    "Pengetahuan tentang rekomendasi Ombudsman",
    "Knows recommendations of the Ombudsman",
    "Kata “maladministrasi” tidak dipakai saat berbicara dengan responden.",
    "The word “maladministration” is not used with respondents.",
)
