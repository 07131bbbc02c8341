"""Pictures to print and to scan: QR codes, and the posters that carry them."""
