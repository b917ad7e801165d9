"""Corpora made by hand: a few invented sentences in the forms of the published ones."""

import gzip
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

TREEBANK = """\
# newdoc id = first
# newpar
# sent_id = 1
# text = Orlik didn't sell drones.
1\tOrlik\tOrlik\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsell\tsell\tVERB\tVB\t_\t0\troot\t_\t_
5\tdrones\tdrone\tNOUN\tNNS\t_\t4\tobj\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = 2
# text = It burned.
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tburned\tburn\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
2.1\tburned\tburn\tVERB\tVBD\t_\t_\t_\t_\t_
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newdoc id = second
# newpar
# sent_id = 3
# text = Rain fell.
1\tRain\train\tNOUN\tNN\t_\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""

ENTITIES = """\
# newdoc id = GUM_news_zenda
# newpar
# sent_id = 1
# text = President Anna Keller left Orlik Works in Zenda.
1\tPresident\tPresident\tPROPN\tNNP\t_\t2\tnmod:desc\t_\tEntity=(1-person-new-sal-cf1-2,3-sgl
2\tAnna\tAnna\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
3\tKeller\tKeller\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
5\tOrlik\tOrlik\tPROPN\tNNP\t_\t6\tcompound\t_\tEntity=(2-organization-new-sal-cf2-2-sgl
6\tWorks\tWorks\tPROPN\tNNP\t_\t4\tobj\t_\tEntity=2)
7\tin\tin\tADP\tIN\t_\t8\tcase\t_\t_
8\tZenda\tZenda\tPROPN\tNNP\t_\t4\tobl\t_\tEntity=(3-place-new-sal-cf3-1-sgl)|SpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = 2
# text = The president slept.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-giv:act-sal-cf1-2-coref
2\tpresident\tpresident\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=1)
3\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""

NAMES = """\
# sent_id = 1
1\tOrlik\tB-ORG\t-\t-
2\tdid\tO\t-\t-
3\tn't\tO\t-\t-
4\tsell\tO\t-\t-
5\tdrones\tO\t-\t-
6\t.\tO\t-\t-

# sent_id = 2
1\tIt\tO\t-\t-
2\tburned\tO\t-\t-
3\t.\tO\t-\t-

"""

NEWS = "Orlik sold drones, Anna Keller\nsaid on Monday. “None at all,” it added."


def standoff(**places: str) -> str:
    """Return PolNeAR's standoff for one attribution: each role's places in the text, and the event that joins them."""
    lines = [f"T{n}\t{role.rstrip('0123456789').title()} {place}\twords" for n, (role, place) in enumerate(places.items(), 1)]
    joined = " ".join(f"{role.title()}:T{n}" for n, role in enumerate(places, 1))
    return "\n".join([*lines, f"E1\t{joined}", "A1\tNested E1"]) + "\n"


def pack(path: Path, files: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))


def place(words: str) -> str:
    start = NEWS.index(words)
    return f"{start} {start + len(words)}"


def write_re3d(folder: Path, number: str, text: str, entities: list[tuple[str, str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {"_id": f"{number}-{n}", "begin": text.index(words), "end": text.index(words) + len(words), "type": kind, "documentId": number}
        for n, (words, kind) in enumerate(entities)
    ]
    (folder / "documents.json").write_text(json.dumps({"_id": number, "text": text}) + "\n", encoding="utf-8")
    (folder / "entities.json").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture(scope="session")
def corpora_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `shared/data/reading`, with a document or two of each corpus."""
    folder = tmp_path_factory.mktemp("reading")
    for split in ("train.rebuilt", "dev"):
        path = folder / "ud_english_ewt" / f"en_ewt-ud-{split}.conllu.gz"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(TREEBANK.encode()))
    pack(folder / "gum" / "gum_dev.tar.gz", {"dep/GUM_news_zenda.conllu": ENTITIES, "dep/GUM_fiction_zenda.conllu": ENTITIES})
    (folder / "uner_english_ewt").mkdir()
    (folder / "uner_english_ewt" / "en_ewt-ud-dev.iob2").write_text(NAMES, encoding="utf-8")
    marked = [("Orlik Works", "Organisation"), ("Orlik", "Person"), ("two boats", "Vehicle"), ("Zenda", "Location"), ("sent", "Frequency")]
    write_re3d(folder / "re3d" / "CENTCOM", "AA0", "Orlik Works sent two boats to Zenda.", marked)
    write_re3d(folder / "re3d" / "Wikipedia", "BB7", "Rain fell in Zenda.", [("Zenda", "Location")])
    write_re3d(folder / "re3d" / "BBC_Online", "CC1", "Rain fell in Zenda.", [("Zenda", "Location")])
    said = standoff(source=place("Anna Keller"), cue=place("said"), content=place("Orlik sold drones"))
    files = {
        "dev/text/a.txt": NEWS,
        "dev/attributions/a_second.ann": standoff(source="0 5", cue="6 10", content="11 17"),
        "dev/attributions/a_first.ann": said,
        "dev/text/unmarked.txt": "Rain fell.",
    }
    pack(folder / "polnear" / "polnear_dev.tar.gz", files)
    return folder


@pytest.fixture(scope="session")
def treebank() -> str:
    return TREEBANK


@pytest.fixture(scope="session")
def make_standoff() -> Callable[..., str]:
    return standoff
