using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Sites;

namespace Publisher.Cli.Authoring;

/// <summary>What is about to be endorsed: something of a site at hand, of a partner's (<see cref="PartnerTarget"/>), or a published award as a file.</summary>
/// <param name="Name">What it is called, as the endorsement's name says it.</param>
/// <param name="Words">What it is, for whoever signs.</param>
/// <param name="BaseUrl">The address of the guild that will publish the endorsement.</param>
/// <param name="Guild">That guild's DID.</param>
/// <param name="Id">What the endorsement's subject says.</param>
/// <param name="Address">The document that is pinned.</param>
/// <param name="DigestSri">Its digest.</param>
/// <param name="HolderId">The holder of an award, or null.</param>
internal sealed record EndorsementTarget(string Name, string Words, string BaseUrl, string Guild, string Id, string Address, string DigestSri, string? HolderId)
{
    private const string Folder = "/credentials/";

    /// <summary>What the partner is called whose it is; null where it is of the guild that publishes the endorsement.</summary>
    public string? Partner { get; init; }

    /// <summary>What a word means in a site: <c>issuer</c>, or a badge with or without its version; null for anything else, such as an award.</summary>
    /// <exception cref="CliException">It cannot be endorsed yet.</exception>
    public static EndorsementTarget? Find(SiteSession site, string typed)
    {
        var config = site.Config;
        string At(string path) => SitePaths.Absolute(config.BaseUrl, path);
        if (typed == "issuer")
        {
            return new(config.Title, $"{config.Title} itself, and its rules from the first version on", config.BaseUrl, config.IssuerDid, config.IssuerDid, At(SitePaths.Authority(1)), site.RequireChain().Versions[0].DigestSri, null);
        }
        var parts = typed.Split('/');
        if (parts.Length <= 2 && site.Content.Badges.FirstOrDefault(b => b.Slug == parts[0]) is { } badge)
        {
            var version = parts.Length == 2 ? badge.Versions.FirstOrDefault(v => v.Version == parts[1]) : badge.Versions.FirstOrDefault(v => v.Version == badge.Version);
            var address = At(SitePaths.Achievement(badge.Slug, version?.Version ?? ""));
            return version is null
                ? throw CliException.Bad($"{badge.Slug} has no frozen version {(parts.Length == 2 ? parts[1] : badge.Version)}, so what it says can still change", "a version is frozen by its first award; then it can be endorsed")
                : new(version.Name, $"the badge {version.Name}, version {version.Version}, and what it takes", config.BaseUrl, config.IssuerDid, address, address, Sri.Of(version.Achievement.Bytes.Span), null);
        }
        return null;
    }

    /// <summary>An award of a site.</summary>
    /// <exception cref="CliException">It is not complete, or does not stand.</exception>
    public static EndorsementTarget Of(SiteSession site, Award award)
    {
        var report = new AwardJudge(site, site.RequireChain()).Judge(award.Published);
        if (report.IsWaiting || !AwardJudge.Stands(report))
        {
            throw CliException.Bad(report.IsWaiting ? "this award waits for signatures: it will be other bytes when it is published" : $"this award does not stand: {AwardJudge.Reason(report)}",
                report.IsWaiting ? "endorse it when it is complete" : null);
        }
        return OfAward(award.Credential, site.Config.BaseUrl, new People(site.Content, null));
    }

    /// <summary>What a published award's file is, away from its site.</summary>
    /// <exception cref="CliException">It is no award of a guild that could take an endorsement.</exception>
    public static EndorsementTarget OfFile(string path, string shown)
    {
        var document = Read(path, shown);
        if (!OpenBadgeCredential.TryRead(document, out var credential, out var problem))
        {
            throw CliException.Bad($"{shown} is no Open Badges award: {problem.Detail} (at {problem.Pointer})", "download the award's signed file from its page");
        }
        var at = credential.Id.LastIndexOf(Folder, StringComparison.Ordinal);
        var baseUrl = at < 0 ? "" : credential.Id[..at];
        if (!DidWeb.TryFromBaseUrl(baseUrl, out var did) || did != credential.Issuer.Id)
        {
            throw CliException.Bad($"{shown} stands at {credential.Id}, which is no address that {credential.Issuer.Id} would take an endorsement under");
        }
        var report = new CredentialVerifier(null).Verify(document, new() { At = credential.ValidFrom });
        return report.State == CredentialState.Altered
            ? throw CliException.Bad($"this award must not be endorsed: {AwardJudge.Reason(report)}", "download it again from its page")
            : OfAward(credential, baseUrl, null);
    }

    /// <summary>Reads a signed file.</summary>
    /// <exception cref="CliException">It is not there, too large, or no strict JSON.</exception>
    public static SignedDocument Read(string path, string shown)
    {
        if (!File.Exists(path))
        {
            throw CliException.Usage($"there is no file {shown}");
        }
        return new FileInfo(path).Length > JsonLimits.Credential.Bytes ? throw CliException.Bad($"{shown} is too large for a signed document")
            : SignedDocument.TryParse(File.ReadAllBytes(path), out var document, out var problem) ? document
            : throw CliException.Bad($"{shown} is not JSON we can trust: {problem.Detail}");
    }

    private static EndorsementTarget OfAward(OpenBadgeCredential credential, string baseUrl, People? people)
    {
        var subject = credential.CredentialSubject;
        var holder = people?.Holder(subject.Id, !subject.Identifier.IsEmpty) ?? subject.Id ?? "somebody";
        return new(subject.Achievement.Name, $"the award of {subject.Achievement.Name} to {holder}", baseUrl, credential.Issuer.Id, credential.Id, credential.Id, Sri.Of(credential.Document.Bytes.Span), subject.Id);
    }
}
