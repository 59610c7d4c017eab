"""How much of a foreign file is read. A plan has 5 to 60 pages; what is far beyond that is an accident or an attack."""

FILE_MB = 30
FILE_BYTES = FILE_MB * 1024 * 1024
PAGES = 300
# 300 full pages of a plan hold about 900,000 characters.
CHARACTERS = 1_500_000
SECONDS = 20.0
MEMORY_MB = 400

# A .docx or .odt is a zip archive.
MEMBERS = 3_000
UNPACKED_BYTES = 200 * 1024 * 1024
# Text compresses up to about 30 times; bombs start at several hundred.
PACK_RATIO = 150
RATIO_COUNTS_FROM_BYTES = 5 * 1024 * 1024
XML_PART_BYTES = 16 * 1024 * 1024
XML_TAGS = 2_000_000
TABLE_DEPTH = 8
INLINE_DEPTH = 40
TABLE_COLUMNS = 64
TABLE_CELLS = 200_000

# Pages read by optical recognition, and the time for all of them and for a conversion by LibreOffice.
SCAN_PAGES = 40
SCAN_SECONDS = 240.0
CONVERSION_SECONDS = 90.0
# Memory of the programs that do it.
PROGRAM_MB = 3_000
