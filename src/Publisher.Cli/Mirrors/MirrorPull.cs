using System.Collections.Immutable;
using System.Text;
using Publisher.Cli.Disk;
using Publisher.Cli.Network;
using Publisher.Cli.Peers;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Verifying;

namespace Publisher.Cli.Mirrors;

/// <summary>What came of reading a site for its copy.</summary>
/// <param name="Visit">What was found, and how much changed.</param>
/// <param name="Said">What the site says of itself; null when it was not read or its rules were refused.</param>
/// <param name="Checked">The copy as it is now, judged; null when the site was not read to its end.</param>
internal sealed record MirrorResult(PeerVisit Visit, RecognitionDocument? Said, BuildResult? Checked);

/// <summary>
/// Reads a site for its copy: recognition.json, the rules from the first on, status lists, then everything it published and signed that is not here yet. Each step rests on the one before; a site whose
/// rules are refused is not read further, and the copy stays as it was.
/// </summary>
internal sealed class MirrorPull(CliContext context, MirrorFolder folder, WebFetcher web)
{
    private const string Memory = "read.txt";

    /// <summary>Reads it.</summary>
    /// <param name="settings">The site; its pin is what the first rules must be.</param>
    /// <param name="servedAt">Where the copy is served; null when that is not said.</param>
    /// <exception cref="OperationCanceledException">The person had enough; what was done is kept.</exception>
    /// <exception cref="IOException">The disk refused.</exception>
    internal MirrorResult Run(PeerSettings settings, string? servedAt)
    {
        using var fetcher = new PeerFetcher(settings, web, context.Sync, context.Stop);
        Directory.CreateDirectory(folder.Path);
        var hidden = Path.Combine(HiddenFolder.In(folder.Path), "mirror");
        HiddenFolder.RefuseLink(hidden);
        Directory.CreateDirectory(hidden);
        var visit = new PeerVisit(Kept(settings), folder.Path, fetcher, new(hidden), context.Clock()) { Folder = "content/", Evidence = MirrorNote.Refused["content/".Length..] };
        using var progress = new Progress(context, $"asking {settings.Name}");
        return Read(visit, Path.Combine(hidden, Memory), servedAt, progress).GetAwaiter().GetResult();
    }

    private Peer Kept(PeerSettings settings)
    {
        var content = folder.Note is null ? null : Load();
        return content is null ? new() { Settings = settings, IsEmpty = true } : new()
        {
            Settings = settings,
            IsEmpty = false,
            Authorities = content.Authorities,
            Affirmed = content.Affirmed,
            StatusLists = content.StatusLists,
            Badges = [.. content.Badges.SelectMany(b => b.Versions)],
        };
    }

    // What is wrong in it is told when all of it is judged.
    private SiteContent? Load() => ContentLoader.Load(SourceReader.Read(folder.Path, new DiagnosticBag()), new DiagnosticBag());

    private async Task<MirrorResult> Read(PeerVisit visit, string memory, string? servedAt, Progress progress)
    {
        var url = visit.Settings.Url;
        var answer = await visit.GetAgain(url + RecognitionDocument.Path, RecognitionDocument.MostBytes).ConfigureAwait(false);
        if (answer.Problem is { } unreached)
        {
            visit.Tell(SyncDescriptors.NotReached, unreached);
            return new(visit, null, null);
        }
        if (!RecognitionDocument.TryRead(answer.Bytes, url, out var said, out var wrong))
        {
            visit.Tell(SyncDescriptors.NotAPeer, wrong);
            return new(visit, null, null);
        }
        if (await new PeerRules(visit, said, answer.Bytes).Pull().ConfigureAwait(false) is not (var chain, var affirmed))
        {
            return new(visit, null, null);
        }
        var note = folder.Note ?? new(url, chain.Versions[0].DigestSri, null, null);
        folder.WriteSettings(said.Name, url);
        folder.Write(note with { ServedAt = servedAt ?? note.ServedAt });
        progress.Step($"reading {visit.Settings.Name}");
        var isWhole = await Documents(visit, said, chain, affirmed, memory).ConfigureAwait(false);
        if (visit.Web.Ended is { } ended)
        {
            visit.Tell(SyncDescriptors.LimitReached, ended);
        }
        if (!isWhole)
        {
            return new(visit, said, null);
        }
        folder.Write(folder.Note! with { Pulled = visit.Now });
        progress.Step("checking the copy");
        return new(visit, said, MirrorCheck.Run(context, folder, visit));
    }

    // Whether everything was read. Of single documents that are bad nothing hangs.
    private async Task<bool> Documents(PeerVisit visit, RecognitionDocument said, AuthorityChain chain, ImmutableArray<ReadOnlyMemory<byte>> affirmed, string memory)
    {
        var lists = await PeerLists.Pull(visit, said, chain).ConfigureAwait(false);
        var isListed = said.StatusLists.All(lists.ContainsKey) && !visit.Found.ToSorted().Any(d => said.StatusLists.Contains(d.Location.Path, StringComparer.Ordinal));
        var feed = said.Feed is null ? null : await visit.GetAgain(said.Feed, context.Sync.FeedBytes).ConfigureAwait(false);
        if (!isListed || feed?.Problem is not null)
        {
            if (feed?.Problem is { } problem)
            {
                visit.TellAt(SyncDescriptors.FeedRefused, said.Feed!, problem);
            }
            return false;
        }
        var content = Load() ?? throw CliException.Bad($"the settings of the copy in {folder.Path} cannot be read", "see what publisher check says there");
        ReadOnlyMemory<byte> told = feed?.Bytes ?? default;
        var mark = Sri.Of(Encoding.UTF8.GetBytes($"{Sri.Of(told.Span)} {said.HeadDigest}"));
        MirrorListing? listing = null;
        var documents = new MirrorDocuments(visit, new(PeerIssuer.Of(visit.Settings, chain, lists, affirmed)), context.Sync);
        if (said.Feed is null || !File.Exists(memory) || File.ReadAllText(memory) != mark)
        {
            listing = new(visit, context.Sync);
            if (!await listing.Read(said.Feed, told).ConfigureAwait(false))
            {
                return false;
            }
            var gone = content.Withdrawn.Select(w => w.Id).Concat(content.WithdrawnWords.Select(w => w.Id)).ToHashSet(StringComparer.Ordinal);
            await documents.Awards(listing.Awards.Except(gone).Except(content.Awards.Select(a => a.Id))).ConfigureAwait(false);
            await documents.Endorsements(listing.Endorsements.Except(gone).Except(content.Endorsements.Select(e => e.Id))).ConfigureAwait(false);
            content = Load()!;
        }
        var inventory = MirrorInventory.Of(content);
        await MirrorDecisions.Pull(visit, content, inventory, lists, listing).ConfigureAwait(false);
        await MirrorBadges.Pull(visit, said, inventory).ConfigureAwait(false);
        if (visit.Web.Ended is not null)
        {
            return false;
        }
        AtomicFile.Write(memory, Encoding.UTF8.GetBytes(documents.HasRefused ? "" : mark));
        return true;
    }
}
