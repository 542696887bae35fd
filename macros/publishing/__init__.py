"""What stands between pages and a published site: navigation, pages by hand, the check of what was built, the swap."""
