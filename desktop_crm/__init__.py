"""Desktop CRM: an encrypted, offline customer manager."""
