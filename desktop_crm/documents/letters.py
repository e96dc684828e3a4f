"""How an address is written: from the large to the small in Chinese, the other way round else."""

from desktop_crm.documents.text import is_wide, one_line
from desktop_crm.domain.printing import Address

_CHINESE_LANDS = frozenset(
    {"", "CN", "CHN", "CHINA", "中国", "TW", "HK", "MO", "台湾", "香港", "澳门"}
)

#: Where the postcode stands behind the place.
_CODE_LAST = frozenset(
    {"US", "USA", "UNITED STATES", "GB", "UK", "UNITED KINGDOM", "CA", "CANADA", "AU", "AUSTRALIA",
     "IE", "IRELAND", "IN", "INDIA"}
)  # fmt: skip


def is_chinese(address: Address) -> bool:
    """Tell whether an address is written the Chinese way: by its country, else by its script."""
    return address.country.strip().upper() in _CHINESE_LANDS and is_wide(
        address.street + address.city + address.province
    )


def postcode(address: Address) -> str:
    """Return the postcode without blanks."""
    return one_line(address.postcode).replace(" ", "")


def to_lines(address: Address) -> list[str]:
    """Return where it goes, without addressee and Chinese postcode; nothing without a street."""
    if not address.street.strip():
        return []
    province, city, street = map(one_line, (address.province, address.city, address.street))
    if is_chinese(address):
        parts = [part for part in (province, city) if is_wide(part) and part not in street]
        if len(parts) > 1 and parts[0] == parts[1]:
            parts.pop()
        return ["".join(parts) + street]
    code, land = one_line(address.postcode), one_line(address.country)
    region = "" if province == city or is_wide(province) else province
    order = (city, region, code) if land.upper() in _CODE_LAST else (code, city, region)
    # What the street says already is not said again.
    place = " ".join(part for part in order if part and part not in street)
    return [line for line in (street, place, land) if line]


def addressee(address: Address) -> list[str]:
    """Return to whom it goes; in Chinese with the word that asks to take it."""
    who, firm = one_line(address.person), one_line(address.customer)
    if not is_chinese(address):
        return [line for line in (who, firm) if line] if address.is_company else [firm]
    if address.is_company:
        # Always Chinese, whatever the language of the document: the post reads it.
        return [firm, f"{who} 收"] if who else [f"{firm} 收"]
    return [f"{firm} 收"]
