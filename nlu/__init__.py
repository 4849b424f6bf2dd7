"""Floor 1: what the person meant. Used through config.yml, but for the guard's rules, which need no model."""
