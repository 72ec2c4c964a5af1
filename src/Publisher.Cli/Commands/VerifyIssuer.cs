using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Cli.Disk;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Verifying;

namespace Publisher.Cli.Commands;

/// <summary>
/// Finds an issuer's documents beside a credential: in the built site or the repository that encloses it. Nothing is fetched.
/// Each enclosing folder is read once.
/// </summary>
internal sealed class VerifyIssuer
{
    private readonly Dictionary<string, IssuerMaterial> read = new(StringComparer.Ordinal);

    /// <summary>The issuer's documents enclosing a file, or null when there are none.</summary>
    /// <exception cref="CliException">There are some, but they do not hold together.</exception>
    internal IssuerMaterial? Enclosing(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (read.TryGetValue(folder, out var known))
            {
                return known;
            }
            var found = DidDocumentIn(folder) is { } did ? FromSite(folder, did)
                : File.Exists(Path.Combine(folder, CommonOptions.ConfigFile)) ? FromRepository(folder)
                : null;
            if (found is not null)
            {
                read.Add(folder, found);
                return found;
            }
        }
        return null;
    }

    private static string? DidDocumentIn(string folder) =>
        new[] { Path.Combine(folder, "did.json"), Path.Combine(folder, ".well-known", "did.json") }.FirstOrDefault(File.Exists);

    private static IssuerMaterial FromSite(string folder, string did)
    {
        if (!VerifyTarget.TryReadDocument(did, out var didDocument, out var problem) || !ControllerDocument.TryRead(didDocument, out var controller, out problem))
        {
            throw Broken(folder, $"{Path.GetRelativePath(folder, did)}: {problem}");
        }
        var versions = new List<AuthorityDocument>();
        for (var n = 1; ; n++)
        {
            var file = Path.Combine(folder, "authority", FormattableString.Invariant($"{n}.json"));
            if (!File.Exists(file))
            {
                break;
            }
            versions.Add(ReadAuthority(folder, file));
        }
        AuthorityChain? chain = null;
        if (versions.Count > 0 && !AuthorityChain.TryVerify(versions, out chain, out var refused))
        {
            throw Broken(folder, FormattableString.Invariant($"authority version {refused.Version}: {refused.Detail}"));
        }
        if (chain is not null && chain.Newest.Issuer != controller.Id)
        {
            throw Broken(folder, $"did.json is of {controller.Id}, and the authority of {chain.Newest.Issuer}");
        }
        return new IssuerMaterial
        {
            Issuer = controller.Id,
            Controller = controller,
            Authority = chain,
            StatusLists = StatusLists(folder),
            AffirmedLists = AffirmedLists(folder, versions.Count),
            Source = "the documents in " + folder,
        };
    }

    private static AuthorityDocument ReadAuthority(string folder, string file)
    {
        if (!VerifyTarget.TryReadDocument(file, out var document, out var problem))
        {
            throw Broken(folder, $"{Path.GetRelativePath(folder, file)}: {problem}");
        }
        return AuthorityDocument.TryRead(document, out var authority, out var wrong)
            ? authority
            : throw Broken(folder, $"{Path.GetRelativePath(folder, file)}: {wrong.Detail}");
    }

    private static ImmutableDictionary<string, ReadOnlyMemory<byte>> AffirmedLists(string folder, int versions)
    {
        var lists = ImmutableDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        for (var n = 1; n <= versions; n++)
        {
            var file = Path.Combine(folder, "authority", FormattableString.Invariant($"{n}.affirmed"));
            if (File.Exists(file) && NativeDisk.IsRegularFile(file) && new FileInfo(file).Length <= SourceReader.MaximumFileLength)
            {
                var bytes = File.ReadAllBytes(file);
                lists[Sri.Of(bytes)] = bytes;
            }
        }
        return lists.ToImmutable();
    }

    private static ImmutableDictionary<string, SignedDocument> StatusLists(string folder)
    {
        var lists = ImmutableDictionary.CreateBuilder<string, SignedDocument>(StringComparer.Ordinal);
        var status = Path.Combine(folder, "status");
        var files = Directory.Exists(status) ? Directory.GetFiles(status, "*.json") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            // One that cannot be read is absent: the awards that need it are "not checked", and say so.
            if (VerifyTarget.TryReadDocument(file, out var list, out _) && IdOf(list) is { } id)
            {
                lists[id] = list;
            }
        }
        return lists.ToImmutable();
    }

    private static IssuerMaterial FromRepository(string folder)
    {
        var found = new DiagnosticBag();
        var content = ContentLoader.LoadIssuer(SourceReader.ReadIssuer(folder, found), found);
        if (content is null || ContentVerifier.Issuer(content, found) is not { } issuer)
        {
            throw Broken(folder, "they do not verify; see what publisher check says there");
        }
        // Who holds which badge is asked only by rules that name holders: then every award is read.
        var verified = new Lazy<VerifiedContent?>(() => Pipeline.Check(SourceReader.Read(folder, new DiagnosticBag())).Verified);
        return issuer with
        {
            HoldsBadge = (subject, slug, at) => verified.Value?.Awards.Any(a =>
                a.Outline.HolderId == subject && a.Outline.Badge?.Slug == slug
                && a.Outline.ValidFrom <= at
                && (a.Outline.ValidUntil is not { } until || at < until)),
            Source = "the repository in " + folder,
        };
    }

    private static string? IdOf(SignedDocument document) =>
        document.Root.ValueKind == JsonValueKind.Object && document.Root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private static CliException Broken(string folder, string why) =>
        CliException.Machine($"the issuer's documents in {folder} cannot be relied on: {why}", "get a whole copy of the issuer's site, or mend the documents");
}
