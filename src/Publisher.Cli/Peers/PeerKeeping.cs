using System.Collections.Concurrent;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Cli.Peers;

/// <summary>Which awards and endorsements of a peer are kept here (<see cref="PeerAwardRule"/>): new ones come, and what was taken back, is no longer wanted or no longer recognised goes.</summary>
internal sealed class PeerKeeping
{
    private readonly PeerVisit visit;
    private readonly PeerJournal journal;
    private readonly CredentialVerifier verifier;
    private readonly SiteConfig config;
    private readonly bool isDirectory;
    private readonly PeerAwardRule rule;
    private readonly HashSet<string> badges;
    private readonly HashSet<string> holders;
    private readonly HashSet<string> withdrawn;
    private readonly ConcurrentDictionary<string, SignedDocument> offered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SignedDocument> words = new(StringComparer.Ordinal);

    internal PeerKeeping(PeerVisit visit, PeerJournal journal, CredentialVerifier verifier, SiteContent content)
    {
        (this.visit, this.journal, this.verifier, config, isDirectory) = (visit, journal, verifier, content.Config, content.IsDirectory);
        rule = RuleOf(visit.Kept, content);
        var start = visit.Settings.Url + "/badges/";
        badges = [.. rule.Recognised.Where(r => r.StartsWith(start, StringComparison.Ordinal) && r.EndsWith("/achievement.json", StringComparison.Ordinal)).Select(r => r[start.Length..^"/achievement.json".Length])];
        withdrawn = [.. content.Withdrawn.Select(w => SitePaths.Absolute(config.BaseUrl, SitePaths.Credential(w.Id)))];
        holders = [.. content.Members.Where(m => m.AwardsFrom.Contains(visit.Settings.Name)).Select(m => PeerVerdict.HolderHash(m.Id))];
    }

    /// <summary>Which of a peer's awards may be kept.</summary>
    internal static PeerAwardRule RuleOf(Peer peer, SiteContent content) => new(peer.Name, ContentVerifier.Recognised(content, peer.Name), content.Members);

    /// <summary>The badge versions that treaties with a peer name, whether these hold or wait for signatures: a treaty needs its badge at hand.</summary>
    internal static IReadOnlySet<string> NamedBy(Peer peer) => TreatyLoader.Load(peer, new DiagnosticBag())
        .Select(t => EndorsementCredential.TryRead(t.Published.Root, out var said, out _) ? said.SubjectId : null).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>An award that was just judged; it is kept if it may be.</summary>
    internal void Offer(ReadAward read, SignedDocument document)
    {
        if (IsWanted(read))
        {
            offered[read.Id] = document;
        }
    }

    /// <summary>An endorsement that was just fetched: one of what is ours is kept, if a build takes it; in a directory, what a guild recognises of another listed one. The problem is a phrase.</summary>
    internal string? Word(string address, string id, ReadOnlyMemory<byte> bytes)
    {
        if (FetchedEndorsement.Read(address, bytes, out var problem) is not { } read)
        {
            return problem;
        }
        var about = About(read.Said.SubjectId, read.Document);
        journal.AddWord(id, about);
        if (IsWanted(about))
        {
            words[id] = read.Document;
        }
        return null;
    }

    // What the journal says of it: in a directory the badge that a guild recognises, for that badge's guild may be listed later.
    private string About(string subject, SignedDocument document) =>
        isDirectory ? GuildEndorsementVerifier.IsInNameOf(visit.Settings.Issuer, document) && subject.EndsWith("/achievement.json", StringComparison.Ordinal) && !subject.Any(char.IsWhiteSpace) ? subject : PeerJournal.Theirs
        : subject == config.IssuerDid || (subject.StartsWith(config.BaseUrl + "/", StringComparison.Ordinal) && !withdrawn.Contains(subject)) ? PeerJournal.Ours : PeerJournal.Theirs;

    private bool IsWanted(string about) => isDirectory ? ListedBadges.OwnerOf(config, visit.Settings, about) is not null : about == PeerJournal.Ours;

    /// <summary>Brings what is kept into line with what is known now.</summary>
    /// <param name="isRevoked">Whether a status list says that an award was taken back.</param>
    /// <param name="readSite">The site's sources as they are by now.</param>
    internal async Task Settle(Func<ReadAward, bool> isRevoked, Func<SourceTree> readSite)
    {
        foreach (var wanted in journal.Awards.Values.Where(a => IsWanted(a) && !isRevoked(a) && !offered.ContainsKey(a.Id) && visit.Kept.Awards.All(k => k.Id != a.Id)).ToList())
        {
            var address = $"{visit.Settings.Url}/credentials/{wanted.Id}.json";
            var answer = await visit.Web.Get(address, JsonLimits.Credential.Bytes).ConfigureAwait(false);
            if (answer.Problem is null && SignedDocument.TryParse(answer.Bytes, out var document, out _))
            {
                offered[wanted.Id] = document;
            }
        }
        foreach (var kept in visit.Kept.Awards.Where(k => !MayStay(k)))
        {
            visit.Delete(kept.File.Path);
        }
        foreach (var (id, document) in offered.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            var file = new PeerAwardFile(id, new($"{visit.Kept.Folder}awards/{id}.json", document.Bytes), document);
            if (MayStay(file))
            {
                visit.Write($"awards/{id}.json", document.Bytes.Span);
            }
        }
        await SettleWords(readSite).ConfigureAwait(false);
    }

    private bool MayStay(PeerAwardFile file) => !journal.Gone.Contains(file.Id) && VerifiedPeerAward.Verify(visit.Settings, file, verifier, rule, out _, out _) is not null;

    private bool IsWanted(ReadAward read) => read.IsGood && badges.Contains(read.Badge) && holders.Contains(read.Holder);

    // An endorsement is judged by what it is about, which is ours: the way a build judges it, and by nothing else.
    private async Task SettleWords(Func<SourceTree> readSite)
    {
        // What was said of an award that its holder took out speaks of them, and goes with it, whoever said it.
        foreach (var gone in visit.Kept.Endorsements.Where(e => journal.Gone.Contains(e.Id) || (journal.Words.TryGetValue(e.Id, out var about) && !IsWanted(about)) || (EndorsementCredential.TryRead(e.Document.Root, out var said, out _) && withdrawn.Contains(said.SubjectId))))
        {
            visit.Delete(gone.File.Path);
        }
        foreach (var id in journal.Words.Where(w => IsWanted(w.Value) && !words.ContainsKey(w.Key) && visit.Kept.Endorsements.All(e => e.Id != w.Key)).Select(w => w.Key).ToList())
        {
            var address = $"{visit.Settings.Url}/endorsements/{id}.json";
            if (!journal.Bad.ContainsKey(address) && await visit.Web.Get(address, JsonLimits.Credential.Bytes).ConfigureAwait(false) is { Problem: null } answer)
            {
                Word(address, id, answer.Bytes);
            }
        }
        if (words.IsEmpty)
        {
            return;
        }
        var files = words.Select(w => new SourceFile($"{visit.Kept.Folder}endorsements/{w.Key}.json", w.Value.Bytes)).ToList();
        var changed = files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var result = Pipeline.Check(new([.. readSite().Files.Where(f => !changed.Contains(f.Path)), .. files]));
        var peer = result.Verified?.Peers.FirstOrDefault(p => p.Name == visit.Settings.Name);
        var good = peer is null ? [] : peer.Endorsements.Select(e => e.Source.Id).Concat(peer.Recognitions.Select(r => r.Source.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, document) in words.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            var name = $"endorsements/{id}.json";
            if (good.Contains(id))
            {
                visit.Write(name, document.Bytes.Span);
                continue;
            }
            var reason = result.Diagnostics.FirstOrDefault(d => d.Location.Path == visit.Kept.Folder + name)?.Arguments[1];
            journal.SetAside(visit.SetAside($"{visit.Settings.Url}/{name}", reason ?? "it could not be judged, because this site has mistakes of its own; see what publisher check says"));
        }
    }
}
