"""Pages are tested in a real window over a real customer file."""

from tests.ui.office import busy_office, office, pseudo_chinese

__all__ = ["busy_office", "office", "pseudo_chinese"]
