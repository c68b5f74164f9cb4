"""A person's own: bills, data, deletion, leaving (账单、我的信息、注销)."""
