using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;

namespace Publisher.Verifying;

/// <summary>Lists of affirmed awards are what the authority versions that name them say: nothing else would be believed, and the awards in them would silently fall.</summary>
internal static class AffirmedVerifier
{
    public static void Verify(SiteContent content, IReadOnlyList<AuthorityDocument> versions, DiagnosticBag diagnostics)
    {
        foreach (var list in content.Affirmed)
        {
            if (Fault(list, versions) is { } fault)
            {
                diagnostics.Add(CredentialDescriptors.AffirmedRefused, new(list.File.Path), fault);
            }
        }
        var known = new HashSet<string>(content.Affirmed.Select(a => Sri.Of(a.File.Bytes.Span)), StringComparer.Ordinal);
        foreach (var version in versions)
        {
            // What a later version says again was told at the first; a list that is there and is another was told above.
            foreach (var named in NamedBy(version).DistinctBy(a => a.DigestSri).Where(a => known.Add(a.DigestSri)))
            {
                if (content.Affirmed.All(a => a.Version != version.Version))
                {
                    var file = content.Authorities.First(a => a.Version == version.Version).File;
                    diagnostics.Add(CredentialDescriptors.AffirmedMissing, JsonPlace.Of(file, "/members"),
                        version.Version.ToString(CultureInfo.InvariantCulture), named.Count.ToString(CultureInfo.InvariantCulture));
                }
            }
        }
    }

    private static IEnumerable<AffirmedAwards> NamedBy(AuthorityDocument version) => version.Members.SelectMany(m => m.Keys).Select(k => k.Affirmed).OfType<AffirmedAwards>();

    private static string? Fault(AffirmedFile list, IReadOnlyList<AuthorityDocument> versions)
    {
        if (!AffirmedList.TryRead(list.File.Bytes.Span, out var lines, out var problem))
        {
            return problem;
        }
        if (versions.FirstOrDefault(v => v.Version == list.Version) is not { } version)
        {
            return FormattableString.Invariant($"there is no authority version {list.Version}");
        }
        var digest = Sri.Of(list.File.Bytes.Span);
        return NamedBy(version).FirstOrDefault(a => a.DigestSri == digest) is not { } named
            ? FormattableString.Invariant($"no key of authority version {list.Version} names a list with its digest, {digest}")
            : named.Count != lines.Length ? FormattableString.Invariant($"it has {lines.Length} awards, and authority version {list.Version} says {named.Count}") : null;
    }
}
