"""The vault: keys, engine, entities, journal, search index, backup, migrations."""
