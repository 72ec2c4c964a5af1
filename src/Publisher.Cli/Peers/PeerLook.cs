using System.Globalization;
using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Diagnostics;

namespace Publisher.Cli.Peers;

/// <summary>A look at a guild before it is listed: what it says of itself, and its rules verified from the first version on.</summary>
/// <param name="Url">Its base URL.</param>
/// <param name="Said">Its recognition.json.</param>
/// <param name="Chain">Its rules.</param>
/// <param name="Updated">When its feed says that something happened last; null when that is not known.</param>
internal sealed record PeerLook(string Url, RecognitionDocument Said, AuthorityChain Chain, string? Updated)
{
    /// <summary>The digest to pin.</summary>
    internal string Pin => Chain.Versions[0].DigestSri;

    /// <summary>Looks; null when there is no guild to list, which is in the bag.</summary>
    /// <param name="context">The terminal.</param>
    /// <param name="url">Its base URL.</param>
    /// <param name="web">The network.</param>
    /// <param name="found">What was found.</param>
    internal static PeerLook? At(CliContext context, string url, WebFetcher web, DiagnosticBag found)
    {
        if (!DidWeb.TryFromBaseUrl(url, out var did))
        {
            throw CliException.Usage($"{url} is no address that a guild's site can have", "type the address of its home page, such as https://harbour.example");
        }
        var settings = new PeerSettings { Name = new Uri(url).Host, Url = url, Issuer = did, Location = new(url) };
        using var fetcher = new PeerFetcher(settings, web, context.Sync, context.Stop);
        var visit = new PeerVisit(new() { Settings = settings, IsEmpty = true }, context.WorkingDirectory, fetcher, new(context.WorkingDirectory), context.Clock()) { OnlyLooks = true };
        var look = At(url, visit).GetAwaiter().GetResult();
        found.AddRange(visit.Found.ToSorted());
        return look;
    }

    /// <summary>Tells a person what was found, in few lines.</summary>
    internal void Tell(CliContext context)
    {
        var newest = Chain.Newest;
        var stewards = newest.Members.Where(m => m.Roles.Any(r => r.Role == "steward" && r.Until is null)).Select(m => m.Subject).Distinct(StringComparer.Ordinal).Count();
        var output = context.Out;
        void Line(string text) => output.WriteLine(Printable.Line(text));
        Line(Said.Name);
        Line($"  at       {Url}");
        Line($"  issuer   {Said.Issuer}");
        Line($"  rules    version {newest.Version.ToString(CultureInfo.InvariantCulture)}, in force since {Words.Day(newest.ValidFrom)}; {Words.Counted(stewards, "steward")}");
        foreach (var rule in newest.Rules.Take(8))
        {
            Line($"           {Of(rule)}");
        }
        Line($"  badges   {Said.Badges.Length.ToString(CultureInfo.InvariantCulture)}");
        if (Updated is not null)
        {
            Line($"  news     last on {Updated}");
        }
        Line("");
        Line("Call somebody you know there and compare these six words; they read theirs with 'publisher peer list':");
        Line("");
        Line($"  {string.Join(' ', SpokenDigest.Words(Pin))}");
        Line("");
    }

    private static string Of(RecognitionRule rule)
    {
        var who = rule.Signers is { Role: { } role } ? Words.Counted(rule.Quorum, role)
            : rule.Signers is { HoldersOf: { } badge } ? $"{Words.Counted(rule.Quorum, "holder")} of {badge}"
            : $"{rule.Quorum.ToString(CultureInfo.InvariantCulture)} of {Words.Counted(rule.Signers.Members.Length, "named member")}";
        var badges = rule.Badges.Contains("*") ? "every badge" : string.Join(", ", rule.Badges.Take(6)) + (rule.Badges.Length > 6 ? ", …" : "");
        return $"{badges}: {who}{(rule.EvidenceRequired ? ", with evidence" : "")}{(rule.PrerequisitesRequired ? ", and what it builds on" : "")}";
    }

    private static async Task<PeerLook?> At(string url, PeerVisit visit)
    {
        var answer = await visit.Web.Get(url + RecognitionDocument.Path, RecognitionDocument.MostBytes).ConfigureAwait(false);
        if (answer.Problem is { } unreached)
        {
            visit.Tell(SyncDescriptors.NotReached, unreached);
            return null;
        }
        if (!RecognitionDocument.TryRead(answer.Bytes, url, out var said, out var wrong))
        {
            visit.Tell(SyncDescriptors.NotAPeer, wrong);
            return null;
        }
        if (await new PeerRules(visit, said, answer.Bytes).Pull().ConfigureAwait(false) is not (var chain, _))
        {
            return null;
        }
        string? updated = null;
        if (said.Feed is not null && await visit.Web.Get(said.Feed, 4 * 1024 * 1024).ConfigureAwait(false) is { Problem: null } feed && FeedPage.TryRead(feed.Bytes, out var page, out _)
            && DateTimeOffset.TryParse(page.Updated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            updated = Words.Day(moment);
        }
        return new(url, said, chain, updated);
    }
}
