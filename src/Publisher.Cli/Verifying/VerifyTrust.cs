using System.Buffers.Text;
using Publisher.Cli.Disk;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Verifying;

/// <summary>
/// Issuers someone has decided to recognise: pinned by the digest of their first authority document, or, where an issuer has none, named by identifier.
/// </summary>
internal sealed class VerifyTrust
{
    private const string Prefix = "sha256-";

    private readonly HashSet<string> pins;

    private VerifyTrust(HashSet<string> pins) => this.pins = pins;

    /// <summary>
    /// Reads a trust file: an authority version 1 as published (or as committed, with its proofs beside it), or text with one
    /// <c>sha256-…</c> digest or identifier (<c>did:…</c>, <c>https://…</c>) a line, what follows it being a note.
    /// </summary>
    /// <exception cref="CliException">It is neither.</exception>
    internal static VerifyTrust Read(string shown, string path)
    {
        if (!File.Exists(path))
        {
            throw CliException.Usage($"there is no such file: {shown}");
        }
        var pins = new HashSet<string>(StringComparer.Ordinal);
        if (File.ReadAllBytes(path).AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            if (!DocumentFile.TryReadPublished(path, out var document, out var problem) || !AuthorityDocument.TryRead(document, out var authority, out _))
            {
                throw CliException.Usage($"{shown} is no authority document{(problem is null ? "" : ": " + problem)}", "pass the guild's authority/1.json, or a text file with its digest");
            }
            if (authority.Version != 1)
            {
                throw CliException.Usage(FormattableString.Invariant($"{shown} is authority version {authority.Version}, but an issuer is pinned by version 1"), "pass the guild's authority/1.json");
            }
            pins.Add(authority.DigestSri);
            return new(pins);
        }
        foreach (var line in File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#')))
        {
            var pin = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries)[0];
            var isDigest = pin.StartsWith(Prefix, StringComparison.Ordinal) && Base64.IsValid(pin.AsSpan(Prefix.Length), out var length) && length == 32;
            if (!isDigest && !pin.StartsWith("did:", StringComparison.Ordinal) && !pin.StartsWith("https://", StringComparison.Ordinal))
            {
                throw CliException.Usage($"{shown} holds a line that is no digest: {line}", "each line starts with sha256- and 44 characters of base64, as publisher authority show prints it, or is the identifier of an issuer without rules of its own");
            }
            pins.Add(pin);
        }
        return pins.Count > 0 ? new(pins) : throw CliException.Usage($"{shown} pins no issuer", "put the guild's authority/1.json there, or a line with its digest");
    }

    /// <summary>
    /// Whether this issuer is one of them. One with an authority is recognised by the digest of its first version alone: an identifier would trust whoever holds
    /// its web address.
    /// </summary>
    internal bool Recognises(string? issuer, IssuerMaterial? material) =>
        material?.Authority is { } chain ? pins.Contains(chain.Versions[0].DigestSri) : issuer is not null && material?.AuthorityProblem is null && pins.Contains(issuer);
}
