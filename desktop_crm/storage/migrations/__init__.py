"""How an older vault becomes a newer one."""
