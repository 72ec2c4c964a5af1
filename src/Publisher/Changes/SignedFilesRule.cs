using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Changes;

/// <summary>
/// What is signed, and what it rests on, is only ever added to. Gone may be: what the guild's decisions took away, what never came to count (awards and decisions without
/// enough signatures, proposals of rules), and what was no good.
/// </summary>
internal sealed class SignedFilesRule
{
    private readonly ChangeSide before;
    private readonly ChangeSide after;
    private readonly string name;
    private readonly DiagnosticBag found;
    private readonly VerifiedContent was;
    private readonly HashSet<string> bad;
    private readonly HashSet<string> published;
    private readonly HashSet<string> frozen;
    private readonly HashSet<string> withdrawn;
    private readonly Lazy<ILookup<Digest, string>> added;

    private SignedFilesRule(ChangeSide before, ChangeSide after, string name, DiagnosticBag found)
    {
        (this.before, this.after, this.name, this.found, was) = (before, after, name, found, before.Result.Verified!);
        bad = before.Result.Diagnostics.Where(d => d.Descriptor.Severity == Severity.Error).Select(d => d.Location.Path).ToHashSet(StringComparer.Ordinal);
        published = [.. was.Awards.Select(a => a.Outline.Source.Id), .. was.Status.Withdrawn.Where(w => w.Left is not null).Select(w => w.Id)];
        frozen = [.. was.Awards.Select(a => a.Outline.Badge).OfType<BadgeAddress>().Concat(was.Approvals.Select(a => a.Badge)).Distinct().Select(b => $"content/badges/{b.Slug}/{b.Version}/")];
        withdrawn = after.Result.Verified is { } now ? [.. now.Status.Withdrawn.Select(w => w.Id), .. now.Status.WithdrawnEndorsements.Select(w => w.Id)] : [];
        added = new(() => after.Tree.Under("content/").Where(f => before.Tree.Find(f.Path) is null).ToLookup(f => Digest.Of(f.Bytes.Span), f => f.Path));
    }

    public static void Check(ChangeSide before, ChangeSide after, string name, DiagnosticBag found)
    {
        var rule = new SignedFilesRule(before, after, name, found);
        foreach (var file in before.Tree.Under("content/"))
        {
            if (Kind(file.Path) is { } kind && !rule.bad.Contains(file.Path))
            {
                rule.Check(file, kind);
            }
        }
    }

    // Evidence is not among them: awards name it by digest, and say themselves when it is gone or changed.
    private static string? Kind(string path) => path.Split('/') switch
    {
        ["content", "authority", var file] when file.EndsWith(".json", StringComparison.Ordinal) => "version of the rules",
        ["content", "authority", var file] when file.EndsWith(".affirmed", StringComparison.Ordinal) => "list of affirmed awards",
        ["content", "authority", _, _] => "signature under the rules",
        ["content", "awards", _, _] => "award",
        ["content", "awards", _, _, _] => "signature under an award",
        ["content", "badges", _, _, "achievement.json" or "image.svg" or "image.png"] => "version of a badge that awards were made with",
        ["content", "endorsements", _] => "endorsement",
        ["content", "peers", _, "treaties", _] => "treaty",
        ["content", "peers", _, "treaties", _, _] => "signature under a treaty",
        ["content", "endorsements", _, _] => "signature under an approval",
        ["content", "status", "decisions", _] => "decision",
        ["content", "status", "decisions", _, _] => "signature under a decision",
        ["content", "status", "withdrawn", _] => "note of what was withdrawn",
        ["content", "status", _] => "status list",
        _ => null,
    };

    private void Check(SourceFile file, string kind)
    {
        if (after.Tree.Find(file.Path) is not { } now)
        {
            if (IsKept(file.Path))
            {
                ReportGone(file, kind);
            }
        }
        // A list is made anew whenever something is decided; whether it says what the decisions say is told where it is read.
        else if (kind != "status list" && IsFixed(file.Path) && !GuardedFilesRule.SameBytes(file, now))
        {
            found.Add(ChangeDescriptors.SignedFileChanged, Place(file, now), kind, How(file, now), name, file.Path);
        }
    }

    /// <summary>Whether a file may not go.</summary>
    private bool IsKept(string path) => path.Split('/') switch
    {
        [_, "authority", ..] => IsInForce(path),
        [_, "awards", _, var file] => published.Contains(Id(file)) && !withdrawn.Contains(Id(file)),
        // A signature goes with the award; alone it stays, also while the award waits.
        [_, "awards", var year, var folder, _] => !withdrawn.Contains(Id(folder)) && after.Tree.Find($"content/awards/{year}/{Id(folder)}.json") is not null,
        [_, "badges", ..] => IsFrozen(path),
        [_, "endorsements", _] => IsKeptEndorsement(path),
        // What waits may be given up, and what was ended may go when a guild parts from a peer.
        [_, "peers", _, "treaties", _] => was.Treaties.Any(t => t.Source.File.Path == path && t.End is null),
        [_, "peers", var peer, "treaties", var folder, _] => after.Tree.Find(TreatyFile.PathOf(peer, Id(folder))) is not null,
        [_, "endorsements", var folder, _] => after.Tree.Find($"content/endorsements/{Id(folder)}.json") is not null,
        [_, "status", "decisions", var file] => was.Status.Decisions.Any(d => d.File.File.Path == path) && file.Length > 0,
        [_, "status", "decisions", var folder, _] => after.Tree.Find($"content/status/decisions/{Id(folder)}.json") is not null,
        _ => true,
    };

    /// <summary>Whether a file may not be written anew.</summary>
    private bool IsFixed(string path) => path.Split('/') switch
    {
        [_, "authority", ..] => IsInForce(path),
        [_, "badges", ..] => IsFrozen(path),
        _ => true,
    };

    // A version that waits for signatures changes nothing yet, and another may be proposed in its place.
    private bool IsInForce(string path)
    {
        var name = path.Split('/')[2];
        return was.Authority.Versions.Any(v => name.StartsWith(FormattableString.Invariant($"{v.Version}."), StringComparison.Ordinal));
    }

    private bool IsFrozen(string path) => frozen.Contains(path[..(path.LastIndexOf('/') + 1)]);

    private bool IsKeptEndorsement(string path)
    {
        // Awards rest on what the guild approved: no decision takes it away.
        if (was.Approvals.Any(a => a.Source.File.Path == path))
        {
            return true;
        }
        if (was.Endorsements.FirstOrDefault(e => e.Source.File.Path == path) is not { } endorsement || withdrawn.Contains(endorsement.Source.Id))
        {
            return false;
        }
        // What was said of an award that was withdrawn goes with it.
        return !EndorsementCredential.TryRead(endorsement.Source.Document.Root, out var said, out _)
            || !withdrawn.Any(id => said.SubjectId == SitePaths.Absolute(was.Content.Config.BaseUrl, SitePaths.Credential(id)));
    }

    private void ReportGone(SourceFile file, string kind)
    {
        var digest = Digest.Of(file.Bytes.Span);
        if (added.Value[digest].FirstOrDefault() is { } moved)
        {
            found.Add(ChangeDescriptors.SignedFileMoved, new(moved), kind, file.Path);
            return;
        }
        var way = file.Path.Split('/') switch
        {
            [_, "awards", _, var award] => $"at its holder's wish it is taken out with 'publisher withdraw {Id(award)}', by signed decision",
            [_, "awards", ..] => "how many must sign stands in the rules, and who signed stays on the award",
            [_, "endorsements", ..] when was.Approvals.Any(a => file.Path.StartsWith($"content/endorsements/{a.Source.Id}.", StringComparison.Ordinal)) => "awards rest on what the guild approved; the badge's next version takes its place",
            [_, "peers", _, "treaties", var treaty] => $"before its time it is ended with 'publisher treaty end {Id(treaty)}', by signed decision",
            [_, "endorsements", var word] => $"whoever made it takes it back with 'publisher withdraw {Id(word)}'",
            [_, "status", "decisions", ..] => "a decision stands for good; a better award can be made instead",
            [_, "authority", ..] => "rules are changed by a next version: 'publisher authority propose'",
            _ => "what was signed rests on it",
        };
        found.Add(ChangeDescriptors.SignedFileRemoved, new(file.Path), kind, name, way, file.Path);
    }

    private static string Id(string file) => file[..(file.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? dot : file.Length)];

    private static string How(SourceFile file, SourceFile now) =>
        SignedDocument.TryParse(file.Bytes, out var old, out _) && SignedDocument.TryParse(now.Bytes, out var other, out _) && JsonElement.DeepEquals(old.Root, other.Root)
            ? "written anew: it says the same, but in other bytes"
            : "changed after it was merged";

    // The first line that differs: that is where a reviewer looks.
    private static SourceLocation Place(SourceFile file, SourceFile now)
    {
        var same = file.Bytes.Span.CommonPrefixLength(now.Bytes.Span);
        var place = SourceText.Locate(now.Path, now.Bytes.Span, Math.Min(same, Math.Max(0, now.Length - 1)));
        return place with { Column = 1 };
    }
}
