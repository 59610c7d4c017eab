"""The measurements of `python -m bench.run`: a name, and where the function is that makes its results."""

MEASUREMENTS = {
    "reading-docx": "bench.reading:docx",
    "reading-pdf": "bench.reading:pdf",
    "reading-text": "bench.reading:text",
    "paper-pdf": "bench.paper_pdf:measure",
    "office-list": "bench.office_list:measure",
    "jobs-kill": "bench.jobs_kill:measure",
}
