"""A folder of another PC is refused with a plain sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptionist.domain.errors import StorageTrouble
from receptionist.storage.database import open_database
from receptionist.storage.engines import own_disk
from receptionist.storage.engines.own_disk import file_system

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /srv/fast tmpfs rw 0 0
//server/office /srv/the\\040office cifs rw,vers=3.0 0 0
ana@server: /srv/ssh fuse.sshfs rw 0 0
odd
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ana", "ext4"),
        ("/srv/fast/x", "tmpfs"),
        ("/srv/faster", "ext4"),
        ("/srv/the office", "cifs"),
        ("/srv/the office/desk", "cifs"),
        ("/srv/ssh/desk", "fuse.sshfs"),
    ],
)
def test_the_longest_mount_point_says_what_a_folder_is_on(folder: str, kind: str) -> None:
    assert file_system(Path(folder), MOUNTS) == kind


def test_this_computer_is_no_other_one(tmp_path: Path) -> None:
    own_disk.refuse_network_share(tmp_path)


def test_a_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/office {tmp_path}/office nfs4 rw 0 0\n")
    monkeypatch.setattr(own_disk, "_MOUNTS", mounts)
    with pytest.raises(StorageTrouble, match="is on another PC"):
        open_database(f"sqlite:///{tmp_path}/office/desk.sqlite3")
    assert not (tmp_path / "office").exists()
    monkeypatch.setattr(own_disk, "_MOUNTS", tmp_path / "none")
    open_database(f"sqlite:///{tmp_path}/office/desk.sqlite3").close()
