using System.Buffers.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Commands;

/// <summary>Issuers someone has decided to recognise, pinned by the digest of their first authority document.</summary>
internal sealed class VerifyTrust
{
    private const string Prefix = "sha256-";

    private readonly HashSet<string> digests;

    private VerifyTrust(HashSet<string> digests) => this.digests = digests;

    /// <summary>
    /// Reads a trust file: an authority version 1 as published (or as committed, with its proofs beside it), or text with one
    /// <c>sha256-…</c> digest a line, what follows it being a note.
    /// </summary>
    /// <exception cref="CliException">It is neither.</exception>
    internal static VerifyTrust Read(string shown, string path)
    {
        if (!File.Exists(path))
        {
            throw CliException.Usage($"there is no such file: {shown}");
        }
        var digests = new HashSet<string>(StringComparer.Ordinal);
        if (File.ReadAllBytes(path).AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            var target = VerifyTarget.Read(shown, path);
            if (target.Document is not { } document || !AuthorityDocument.TryRead(document, out var authority, out _))
            {
                throw CliException.Usage($"{shown} is no authority document{(target.Problem is { } problem ? ": " + problem : "")}", "pass the guild's authority/1.json, or a text file with its digest");
            }
            if (authority.Version != 1)
            {
                throw CliException.Usage(FormattableString.Invariant($"{shown} is authority version {authority.Version}, but an issuer is pinned by version 1"), "pass the guild's authority/1.json");
            }
            digests.Add(authority.DigestSri);
            return new(digests);
        }
        foreach (var line in File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#')))
        {
            var digest = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries)[0];
            if (!digest.StartsWith(Prefix, StringComparison.Ordinal) || !Base64.IsValid(digest.AsSpan(Prefix.Length), out var length) || length != 32)
            {
                throw CliException.Usage($"{shown} holds a line that is no digest: {line}", "each line starts with sha256- and 44 characters of base64, as publisher authority show prints it");
            }
            digests.Add(digest);
        }
        return digests.Count > 0 ? new(digests) : throw CliException.Usage($"{shown} pins no issuer", "put the guild's authority/1.json there, or a line with its digest");
    }

    /// <summary>Whether this issuer is one of them.</summary>
    internal bool Recognises(IssuerMaterial? issuer) => issuer?.Authority is { } chain && digests.Contains(chain.Versions[0].DigestSri);
}
