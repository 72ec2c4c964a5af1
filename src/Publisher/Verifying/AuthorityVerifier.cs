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
        AffirmedVerifier.Verify(content, versions, diagnostics);
        // Later rules may mend it; what older lists were signed under no longer matters.
        if (versions[^1].Status.List.Quorum is > 1 and var people)
        {
            diagnostics.Add(CredentialDescriptors.ListQuorum, JsonPlace.Of(content.Authorities[^1].File, "/status/list/quorum"), Number(versions[^1].Version), Number(people));
        }
        if (AuthorityChain.TryVerify(versions, out var chain, out var problem))
        {
            return chain;
        }
        // A proposal that not enough people have signed yet changes nothing.
        if (problem.Missing > 0 && problem.Version == versions.Count && problem.Version > 1 && AuthorityChain.TryVerify(versions[..^1], out chain, out _))
        {
            var proposal = content.Authorities[^1];
            var ask = WhoSigns.ToAsk(AuthorityChain.Standings(versions), WhoSigns.Names(content));
            diagnostics.Add(CredentialDescriptors.AuthorityWaiting, new(proposal.File.Path),
                Number(problem.Version), Words.MorePeople(problem.Missing), Number(problem.Version - 1), ask.Length == 0 ? "propose it anew: nobody is left who could sign it" : $"ask {ask}: 'publisher sign {proposal.File.Path}'");
            return chain;
        }
        if (!HasGap(content))
        {
            var at = content.Authorities.FirstOrDefault(a => a.Version == problem.Version) ?? content.Authorities[^1];
            diagnostics.Add(CredentialDescriptors.AuthorityNotVerified, JsonPlace.Of(at.File, "/proof"),
                Number(problem.Version), problem.Detail,
                problem.Missing > 0 ? $"let {Words.MorePeople(problem.Missing)} sign it: 'publisher sign {at.File.Path}'" : "bring the document and its proofs back as they were committed");
        }
        return null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

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
