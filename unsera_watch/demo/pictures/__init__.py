"""Photos of the demo world: drawn on the spot, clearly synthetic, the same bytes each time."""

from unsera_watch.demo.pictures.photo import Shot, photograph

__all__ = ["Shot", "photograph"]
