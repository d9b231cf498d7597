"""The blueprint all pages of this room hang on."""

from typing import Final

from flask import Blueprint

bp: Final = Blueprint("instruments", __name__, url_prefix="/instruments")
