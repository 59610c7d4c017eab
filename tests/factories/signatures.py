"""Certificates made on the spot and .pdf files signed with them, for tests."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

BEGIN, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 12, 31, tzinfo=UTC)
AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Authority:
    """A root with its key, and where its certificate lies."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate
    path: Path


def make_authority(folder: Path, *, name: str = "Gốc thử nghiệm") -> Authority:
    """A root certificate in `folder`."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = _name(name)
    certificate = (
        _builder(subject, subject, key, begin=BEGIN - timedelta(days=800), end=END)
        .add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Authority(key, certificate, path)


def make_signer(
    authority: Authority,
    folder: Path,
    *,
    name: str = "Lê Văn Minh",
    begin: datetime = BEGIN,
    end: datetime = END,
) -> signers.SimpleSigner:
    """Somebody whose certificate the authority gave."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    certificate = (
        _builder(_name(name), authority.certificate.subject, key, begin=begin, end=end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .sign(authority.key, hashes.SHA256())
    )
    files = folder / f"{name}.key", folder / f"{name}.crt"
    files[0].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    files[1].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    made = signers.SimpleSigner.load(str(files[0]), str(files[1]), ca_chain_files=(str(authority.path),))
    assert made is not None
    return made


def signed(data: bytes, signer: signers.SimpleSigner, *, field: str = "Ky") -> bytes:
    """The .pdf `data` with one more signature, added behind its bytes."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    append_signature_field(writer, SigFieldSpec(field))
    by = signers.PdfSigner(signers.PdfSignatureMetadata(field_name=field), signer)
    # The library begins a loop of its own, which a browser test before this one may still have in this thread.
    with ThreadPoolExecutor(1) as other:
        return bytes(other.submit(by.sign_pdf, writer).result().getbuffer())


def written_over(data: bytes, old: bytes, new: bytes) -> bytes:
    """The bytes with a part of equal length changed, as a forger does."""
    assert len(old) == len(new)
    assert old in data
    return data.replace(old, new, 1)


def drawn_over(data: bytes, text: str = "10.000.000") -> bytes:
    """The .pdf with another content of its first page, added behind the signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    stream = f"BT /F1 24 Tf 100 400 Td ({text}) Tj ET".encode()
    page["/Contents"] = writer.add_object(_stream(stream))
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _stream(data: bytes) -> StreamObject:
    return StreamObject(stream_data=data)


def _name(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Ủy ban nhân dân xã An Hòa"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey, *, begin: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
