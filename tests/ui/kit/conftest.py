"""What tests of the kit borrow: a shop to print from."""

from tests.ui.customers.conftest import shop

__all__ = ["shop"]
