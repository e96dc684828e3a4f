"""The names inside the folder of a vault."""

SUFFIX = ".crmvault"
DATABASE = "data.db"
#: What SQLite keeps beside an open database.
SIDE_FILES = (f"{DATABASE}-wal", f"{DATABASE}-shm")
KEYS = "keys.json"
KEYS_COPY = "keys.bak"
BACKUPS = "backups"
#: Says that the database came out of a backup and has not been opened since.
RESTORED = "restored"
#: Among the backups: none is deleted before a person has said that what was restored is right.
UNCONFIRMED = ".unconfirmed"
