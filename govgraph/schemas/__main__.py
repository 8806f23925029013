"""``python -m govgraph.schemas``: write the committed schemas anew."""

from __future__ import annotations

from pathlib import Path

from govgraph.schemas import files


def main() -> None:
    """Write every schema into the folder ``schemas`` beside the package."""
    folder = Path(__file__).resolve().parents[2] / "schemas"
    for name, content in files().items():
        (folder / name).write_text(content, encoding="utf-8")
        print(folder / name)


if __name__ == "__main__":
    main()
