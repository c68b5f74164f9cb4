"""Who belongs to which home, and what is done in it (绑定、我的家、装修登记)."""
