using Publisher.Art;
using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Loading;

namespace Publisher.Cli.Peers;

/// <summary>
/// Pulls a BadgeFed actor: itself, its outbox to the end, and each badge that the outbox speaks of. Kept are the actor, the badges and their pictures, byte for byte; of what people were given only
/// how many notes there are. Nothing of it is signed, so nothing is verified but that each document stands where it says.
/// </summary>
internal sealed class HostedPull(PeerVisit visit, SyncLimits limits, Progress progress)
{
    private const int MostBadges = 500;
    private const int MostNotes = 100_000;
    private const int MostPictureBytes = 512 * 1024;

    private readonly HashSet<string> notes = new(StringComparer.Ordinal);
    private readonly SortedSet<long> badges = [];
    private readonly List<PeerSetAside> aside = [];

    /// <summary>What the pull saw; null where no such actor answers, which is told.</summary>
    internal async Task<PeerSeen?> Read()
    {
        var answer = await visit.GetAgain(visit.Settings.Url, JsonLimits.Credential.Bytes).ConfigureAwait(false);
        if (answer.Problem is { } unreached)
        {
            visit.Tell(SyncDescriptors.NotReached, unreached);
            return null;
        }
        if (Actor(answer.Bytes, visit.Settings.Url, out var wrong) is not { } actor)
        {
            visit.Tell(HostedDescriptors.NotAnActor, wrong);
            return null;
        }
        visit.Write("actor.json", answer.Bytes.Span);
        var problem = await Walk(actor.Outbox).ConfigureAwait(false);
        foreach (var number in badges)
        {
            await Badge(number).ConfigureAwait(false);
        }
        problem ??= visit.Web.Ended;
        foreach (var gone in (visit.Kept.Hosted?.Badges ?? []).Where(b => problem is null && !badges.Contains(b.Number)))
        {
            visit.Delete(gone.File.Path);
            visit.Delete(gone.File.Path[..^".json".Length] + ".png");
        }
        if (visit.Web.Ended is { } ended)
        {
            visit.Tell(SyncDescriptors.LimitReached, ended);
        }
        return new()
        {
            Name = actor.Name,
            Seen = problem is null ? visit.Now : visit.Kept.Seen?.Seen ?? visit.Now,
            Standing = problem is null ? PeerStanding.Current : PeerStanding.Stale,
            Reason = problem,
            Counts = new(badges.Count, notes.Count, 0, 0, 0, notes.Count, aside.Count),
            SetAside = [.. aside.Take(SeenFile.MostSetAside)],
        };
    }

    /// <summary>Reads an actor's document; null when it is none, and then the problem is a phrase.</summary>
    internal static (string Name, string? Summary, string Outbox)? Actor(ReadOnlyMemory<byte> bytes, string url, out string problem)
    {
        problem = RecognitionDocument.IsWebPage(bytes.Span) ? "a web page stands there" : "";
        if (problem.Length > 0)
        {
            return null;
        }
        if (!SignedDocument.TryParse(bytes, out var document, out var unreadable))
        {
            problem = unreadable.Detail;
            return null;
        }
        if (HostedDocuments.TryReadActor(document, url, out var actor, out var wrong))
        {
            return actor;
        }
        problem = wrong;
        return null;
    }

    // From the newest back to the oldest; why it ended before that, or null.
    private async Task<string?> Walk(string outbox)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        for (string? address = outbox; address is not null;)
        {
            if (!visit.Web.IsTheirs(address))
            {
                return Refuse(outbox, $"it leads on to {address}, which is on another server");
            }
            if (!visited.Add(address))
            {
                return Refuse(address, "it leads to a page that it led to before");
            }
            if (visited.Count > limits.Pages)
            {
                return Refuse(address, FormattableString.Invariant($"it goes on and on: more than {limits.Pages} pages"));
            }
            var answer = await visit.Web.Get(address, limits.FeedBytes).ConfigureAwait(false);
            if (visit.Web.Ended is { } ended)
            {
                return ended;
            }
            if (answer.Problem is { } unread)
            {
                return Refuse(address, unread);
            }
            if (!HostedPage.TryRead(answer.Bytes, limits.FeedBytes, visit.Settings.Url, out var page, out var wrong))
            {
                return Refuse(address, wrong);
            }
            var before = notes.Count;
            notes.UnionWith(page.Notes);
            badges.UnionWith(page.Badges);
            if (badges.Count > MostBadges || notes.Count > MostNotes)
            {
                return Refuse(address, FormattableString.Invariant($"it speaks of more than {MostBadges} badges, or of more than {MostNotes} awards"));
            }
            if (page.Next is not null && !page.Notes.IsEmpty && notes.Count == before)
            {
                return Refuse(address, "it says what it said before, and leads on");
            }
            progress.Step(FormattableString.Invariant($"{visit.Settings.Name}: {notes.Count} notes read"));
            address = page.Next;
        }
        return null;
    }

    private string Refuse(string address, string reason)
    {
        visit.TellAt(SyncDescriptors.FeedRefused, address, reason);
        return "its outbox could not be read to the end";
    }

    private async Task Badge(long number)
    {
        if (visit.Web.Ended is not null)
        {
            return;
        }
        var address = HostedDocuments.BadgeAt(visit.Settings.Url, number);
        var answer = await visit.Web.Get(address, JsonLimits.Credential.Bytes).ConfigureAwait(false);
        var name = FormattableString.Invariant($"badges/{number}");
        var problem = answer.Problem;
        SignedDocument? document = null;
        if (problem is null && !SignedDocument.TryParse(answer.Bytes, out document, out var unreadable))
        {
            problem = RecognitionDocument.IsWebPage(answer.Bytes.Span) ? "a web page stands there" : unreadable.Detail;
        }
        if (problem is null && HostedDocuments.ReadBadge(document!, new(visit.Kept.Folder + name + ".json", answer.Bytes), visit.Settings.Url, number, out var wrong) is null)
        {
            problem = wrong;
        }
        if (problem is not null)
        {
            // A copy of an earlier day stays.
            SetAside(address, problem);
            return;
        }
        var kept = visit.Kept.Hosted?.Badges.FirstOrDefault(b => b.Number == number);
        visit.Write(name + ".json", answer.Bytes.Span);
        if (kept?.Png is null || !kept.File.Bytes.Span.SequenceEqual(answer.Bytes.Span))
        {
            await Picture(document!, name + ".png").ConfigureAwait(false);
        }
    }

    // Without its picture a badge is still a badge.
    private async Task Picture(SignedDocument badge, string name)
    {
        if (!badge.Root.TryGetProperty("image", out var image) || image.ValueKind != System.Text.Json.JsonValueKind.String || image.GetString() is not { Length: > 0 } address)
        {
            return;
        }
        var answer = await visit.Web.Get(address, MostPictureBytes).ConfigureAwait(false);
        if (answer.Problem is { } problem)
        {
            SetAside(address, problem);
        }
        else if (!PngArt.TryCheck(answer.Bytes, out _, out _, out var objection))
        {
            SetAside(address, $"the picture is not taken: {objection.Detail}");
        }
        else
        {
            visit.Write(name, answer.Bytes.Span);
        }
    }

    private void SetAside(string address, string reason) => aside.Add(visit.SetAside(address, reason));
}
