"""The command line: thin verbs over services and queries."""
