"""The files of an export, found by the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from firstline.records.importing.csv_files import COMPRESSED, CsvFile, open_csv
from firstline.records.importing.folder import visible
from firstline.records.importing.mapping.applying import Applied
from firstline.records.importing.mapping.export_file import LEFT_OUT, NOTES, ExportFile, notes
from firstline.records.importing.mapping.heading import Absent
from firstline.records.importing.mapping.model import Map, Source, sought_in
from firstline.records.importing.mapping.notebook import Notebook
from firstline.records.importing.report import Findings
from firstline.records.tables import FILES
from firstline.yaml_file import one_of

# What may lie beside an export without being told of.
_COMPANIONS = {"manifest.csv", "readme.md"}


@dataclass(frozen=True)
class Export:
    """`sources` is what `importing.run` takes; `folder` is a temporary one, gone after the import."""

    map: Map
    folder: Path

    def sources(self, directory: Path, findings: Findings) -> list[tuple[str, ExportFile]]:
        """Every table of the map whose file is there; what is wrong goes to `findings`."""
        files = [file for file in visible(directory) if file.name.casefold() not in _COMPANIONS]
        found = {source: _matching(source, files) for source in self.map.sources}
        if not any(found.values()):
            patterns = ", ".join(dict.fromkeys(source.file for source in self.map.sources))
            findings.error(str(directory), 0, "", "holds no file of the map", f"put in {patterns}")
            return []
        for file in sorted({*files} - {file for matching in found.values() for file in matching}):
            findings.note(f"{file.name}: ignored, the map does not name it")
        opened = self._opened(found, findings)
        if not findings.count:
            self._note_look_ups(opened, findings)
        return opened

    def left_out(self, sources: list[ExportFile]) -> Iterator[str]:
        """A line for each source of which rows were left out because a look-up found nothing."""
        for one in sources:
            counted = self.folder / f"{LEFT_OUT}{one.number}"
            if counted.exists():
                sought = ", ".join(dict.fromkeys(look.table for look in sought_in(one.source)))
                yield (
                    f"{one.name}: left out of {one.source.table.name}, for their {sought} are not "
                    f"in the export: {counted.read_text()}"
                )

    def _opened(
        self, found: dict[Source, list[Path]], findings: Findings
    ) -> list[tuple[str, ExportFile]]:
        headers = {file: open_csv(file, findings) for file in _each(found.values())}
        opened = []
        for source, files in found.items():
            for file in files:
                csv_file = headers[file]
                if csv_file and self._fits(source, csv_file, findings):
                    mark, number = self._mark(source, found), len(opened)
                    one = ExportFile(csv_file, source, self.folder, mark, number)
                    opened.append((source.table.name, one))
        return opened

    def _fits(self, source: Source, file: CsvFile, findings: Findings) -> bool:
        try:
            Applied.to(source, file.header)
        except Absent as absent:
            name = absent.cell.name
            advice = f"{one_of(name.casefold(), file.header)}; or list it in optional columns"
            reason = f"{file.name} has no column {name!r}"
            findings.error(self.map.file.name, absent.cell.line, "", reason, advice)
            return False
        return True

    def _note_look_ups(self, opened: list[tuple[str, ExportFile]], findings: Findings) -> None:
        """In the order of the tables, so that a look-up may rest on an earlier one."""
        notebook = Notebook(self.folder / NOTES)
        wanted = {look.name: look for _, one in opened for look in sought_in(one.source)}
        for table in FILES:
            looks = [look for look in wanted.values() if look.table == table]
            there = [one for name, one in opened if name == table]
            if looks and not there:
                patterns = ", ".join(source.file for source in self.map.of(table))
                reason = f"the map finds {looks[0].wanted} in {table}, and their file is not here"
                findings.error(self.map.file.name, 0, "", reason, f"put {patterns} beside")
            for one in there if looks else ():
                notebook.note(notes(one, looks))
        notebook.close()

    def _mark(self, source: Source, found: dict[Source, list[Path]]) -> str:
        digest = sha256(self.map.file.read_bytes())
        for look in sought_in(source):
            for other in self.map.of(look.table):
                for file in found[other]:
                    stat = file.stat()
                    digest.update(f"{file.name} {stat.st_size} {stat.st_mtime_ns}".encode())
        return digest.hexdigest()


def _matching(source: Source, files: list[Path]) -> list[Path]:
    pattern = source.file.casefold()
    return [
        file
        for file in files
        if fnmatchcase(file.name.casefold().removesuffix(COMPRESSED), pattern)
    ]


def _each(lists) -> list[Path]:
    return sorted({file for files in lists for file in files})
