using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;

namespace Publisher.Verifying;

/// <summary>Reads the authority documents and verifies their chain.</summary>
internal static class AuthorityVerifier
{
    public static AuthorityChain? Verify(SiteContent content, DiagnosticBag diagnostics)
    {
        if (content.Authorities.IsEmpty)
        {
            // A first document that is there but cannot be read has its own error.
            if (!diagnostics.FilesWithErrors().Any(f => f.StartsWith("content/authority/", StringComparison.Ordinal)))
            {
                diagnostics.Add(CredentialDescriptors.NoAuthority, new("content/authority/1.json"));
            }
            return null;
        }
        var versions = new List<AuthorityDocument>();
        foreach (var file in content.Authorities)
        {
            if (Read(file, content.Config, diagnostics) is { } version)
            {
                versions.Add(version);
            }
        }
        if (versions.Count < content.Authorities.Length)
        {
            return null;
        }
        if (AuthorityChain.TryVerify(versions, out var chain, out var problem))
        {
            return chain;
        }
        if (!HasGap(content))
        {
            var at = content.Authorities.FirstOrDefault(a => a.Version == problem.Version) ?? content.Authorities[^1];
            diagnostics.Add(CredentialDescriptors.AuthorityNotVerified, JsonPlace.Of(at.File, "/proof"),
                problem.Version.ToString(CultureInfo.InvariantCulture), problem.Detail,
                problem.Missing > 0 ? $"let {Words.MorePeople(problem.Missing)} sign it: 'publisher sign {at.File.Path}'" : "bring the document and its proofs back as they were committed");
        }
        return null;
    }

    /// <summary>A gap was reported when loading; that the chain is broken there need not be said again.</summary>
    private static bool HasGap(SiteContent content) => content.Authorities[^1].Version != content.Authorities.Length;

    private static AuthorityDocument? Read(AuthorityFile file, SiteConfig config, DiagnosticBag diagnostics)
    {
        if (!AuthorityDocument.TryRead(file.Published, out var version, out var problem))
        {
            Report(problem.Pointer, problem.Detail);
            return null;
        }
        if (version.Version != file.Version)
        {
            Report("/version", $"it says version {version.Version.ToString(CultureInfo.InvariantCulture)}, but its file is {file.File.Path}");
            return null;
        }
        if (version.Issuer != config.IssuerDid)
        {
            Report("/issuer", $"it is of '{version.Issuer}', but this site is '{config.IssuerDid}'");
            return null;
        }
        return version;

        void Report(string pointer, string detail) =>
            diagnostics.Add(CredentialDescriptors.AuthorityShape, JsonPlace.Of(file.File, pointer), pointer.Length == 0 ? "/" : pointer, detail);
    }
}
