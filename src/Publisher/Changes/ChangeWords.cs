using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Languages;
using Publisher.Verifying;

namespace Publisher.Changes;

/// <summary>What a change does, as a colleague would say it.</summary>
internal sealed class ChangeWords
{
    private readonly ChangeSide before;
    private readonly ChangeSide after;
    private readonly VerifiedContent was;
    private readonly VerifiedContent now;
    private readonly ImmutableArray<ChangeNote>.Builder notes = ImmutableArray.CreateBuilder<ChangeNote>();

    private ChangeWords(ChangeSide before, ChangeSide after) => (this.before, this.after, was, now) = (before, after, before.Result.Verified!, after.Result.Verified!);

    /// <summary>The notes; none where the outcome could not be verified.</summary>
    public static ImmutableArray<ChangeNote> Of(ChangeSide before, ChangeSide after)
    {
        if (after.Result.Verified is null)
        {
            return [];
        }
        var words = new ChangeWords(before, after);
        words.Waiting();
        words.Authority();
        words.Badges();
        words.Approvals();
        words.Awards();
        words.Decisions();
        words.Endorsements();
        words.Nominations();
        words.Pages();
        return [.. words.notes.OrderBy(n => n.Kind)];
    }

    /// <summary>Rules as sentences, with the names this content gives to badges and members.</summary>
    public static RuleWords Rules(VerifiedContent content, AuthorityDocument version) => new(
        content.Content.Badges.ToDictionary(b => b.Slug, b => b.Name, StringComparer.Ordinal),
        version.Members.DistinctBy(m => m.Id).ToDictionary(m => m.Id, WhoSigns.Names(content.Content), StringComparer.Ordinal), SiteWords.English);

    private void Add(ChangeKind kind, string text) => notes.Add(new(kind, text));

    // Who is asked is told where it waits; here it is told again for what this change brings.
    private void Waiting()
    {
        foreach (var award in now.Waiting.Where(w => NewSignaturesRule.IsTouched(before, w.Source)))
        {
            Add(ChangeKind.Waits, $"The award {award.Source.Id} waits for {Words.MorePeople(award.MissingSigners)}: {Ask(award.Source.File.Path, CredentialDescriptors.AwardWaiting)}");
        }
        foreach (var approval in now.WaitingApprovals.Where(w => NewSignaturesRule.IsTouched(before, w.Source.File.Path, w.Source.ProofFiles)))
        {
            Add(ChangeKind.Waits, $"The approval of {NameOf(approval.Badge)} waits for {Words.MorePeople(approval.MissingSigners)}: {Ask(approval.Source.File.Path, ApprovalDescriptors.Waiting)}");
        }
        foreach (var decision in now.Status.Waiting.Where(w => NewSignaturesRule.IsTouched(before, w.File.File.Path, w.File.ProofFiles)))
        {
            Add(ChangeKind.Waits, $"The decision about {decision.File.Id} waits for {Words.MorePeople(decision.Missing)}: {Ask(decision.File.File.Path, StatusDescriptors.DecisionWaiting)}");
        }
        foreach (var rules in after.Result.Diagnostics.Where(d => d.Descriptor == CredentialDescriptors.AuthorityWaiting && IsProposedHere(d.Location.Path)))
        {
            Add(ChangeKind.Waits, $"The new rules change nothing yet: {rules.Message}. {EnglishWords.Sentence(rules.Hint)}.");
        }
    }

    private bool IsProposedHere(string path) => before.Tree.Find(path) is not { } old || !GuardedFilesRule.SameBytes(old, after.Tree.Find(path)!)
        || after.Tree.Under($"{path[..^".json".Length]}.proofs/").Any(p => before.Tree.IndexOf(p.Path) < 0);

    private string Ask(string path, DiagnosticDescriptor descriptor) =>
        EnglishWords.Sentence(after.Result.Diagnostics.FirstOrDefault(d => d.Descriptor == descriptor && d.Location.Path == path)?.Hint ?? "'publisher message' writes what to send") + ".";

    private void Authority()
    {
        if (!now.IsDirectory && now.Authority.Newest is var newest && was.Authority.Newest is var old && newest.Version > old.Version)
        {
            Add(ChangeKind.Rules, FormattableString.Invariant($"How you decide becomes version {newest.Version}."));
            var names = now.Content.Members.Length == 0 ? WhoSigns.Names(was.Content) : WhoSigns.Names(now.Content);
            foreach (var sentence in new AuthorityChanges(Rules(now, newest), names, namesKeys: false).Between(old, newest))
            {
                Add(ChangeKind.Rules, sentence);
            }
        }
    }

    private void Badges()
    {
        var known = was.Content.Badges.ToDictionary(b => b.Slug, StringComparer.Ordinal);
        foreach (var badge in now.Content.Badges)
        {
            if (!known.Remove(badge.Slug, out var old))
            {
                Add(ChangeKind.Badges, $"{badge.Name} is a new badge: {badge.Description}.");
            }
            else if (What(old, badge) is { Count: > 0 } changed)
            {
                Add(ChangeKind.Badges, Changed(old, badge, changed));
            }
        }
        foreach (var gone in known.Values.OrderBy(b => b.Slug, StringComparer.Ordinal))
        {
            Add(ChangeKind.Badges, $"The badge {gone.Name} is gone.");
        }
    }

    private string NameOf(BadgeAddress badge) => $"{now.Content.Badges.FirstOrDefault(b => b.Slug == badge.Slug)?.Name ?? badge.Slug}, version {badge.Version},";

    private void Approvals()
    {
        var known = was.Approvals.Select(a => a.Source.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var approval in now.Approvals.Where(a => !known.Contains(a.Source.Id)))
        {
            var people = approval.Signers.Select(s => s.Subject ?? s.MemberId).Distinct(StringComparer.Ordinal).Count();
            Add(ChangeKind.Badges, $"{NameOf(approval.Badge)} is approved by {EnglishWords.Count(people, "person", "people")}, as the rules ask ({Rules(now, now.Authority.Find(approval.AuthorityVersion)!).InShort(approval.Rule with { SelfAward = false })}).");
        }
    }

    private string Changed(Badge old, Badge badge, List<string> changed)
    {
        var what = $"{badge.Name}: {EnglishWords.List(changed)} changed.";
        if (old.Versions.All(v => v.Version != old.Version))
        {
            return $"{what} Nobody has it yet.";
        }
        var people = was.Awards.Where(a => a.Outline.Badge is { } of && of.Slug == old.Slug && of.Version == old.Version && a.Decision is null).Select(a => a.Outline.Holder).Distinct().Count();
        var keep = $"{EnglishWords.Sentence(EnglishWords.Count(people, "person keeps", "people keep"))} version {old.Version}";
        return badge.Version != old.Version ? $"{what} {keep}; whoever gets it from now on has version {badge.Version}."
            : changed.Exists(IsFrozen) ? $"{what} {keep}. Give the badge a new version, so that everyone can see which one they have."
            : what;
    }

    private static bool IsFrozen(string what) => what is "the name" or "the description" or "the criteria" or "the type" or "what it is worth";

    private static List<string> What(Badge old, Badge badge)
    {
        (string Name, bool Differs)[] parts =
        [
            ("the name", old.Name != badge.Name), ("the description", old.Description != badge.Description), ("the criteria", old.CriteriaMarkdown != badge.CriteriaMarkdown), ("the type", old.Type != badge.Type),
            ("whether evidence is asked for", old.EvidenceRequired != badge.EvidenceRequired), ("how long it lasts", old.Validity != badge.Validity), ("the tags", !old.Tags.SequenceEqual(badge.Tags, StringComparer.Ordinal)),
            ("what it is aligned with", !old.Alignments.SequenceEqual(badge.Alignments)), ("the field of study", old.FieldOfStudy != badge.FieldOfStudy), ("the language", old.Language != badge.Language),
            ("what it is worth", old.Worth.Whole != badge.Worth.Whole), ("the picture", Differ(old.Svg, badge.Svg) || Differ(old.Png, badge.Png)),
        ];
        return [.. parts.Where(p => p.Differs).Select(p => p.Name)];
    }

    private static bool Differ(Sources.SourceFile? one, Sources.SourceFile? other) => one is null || other is null ? one != other : !GuardedFilesRule.SameBytes(one, other);

    private void Awards()
    {
        var earlier = was.Awards.Select(a => a.Outline.Source.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var award in now.Awards.Where(a => NewSignaturesRule.IsTouched(before, a.Outline.Source) && !earlier.Contains(a.Outline.Source.Id)))
        {
            var badge = now.Content.Badges.FirstOrDefault(b => b.Slug == award.Outline.Badge?.Slug)?.Name ?? award.Outline.Badge?.Slug;
            var holder = now.Content.Members.FirstOrDefault(m => m.Id == award.Outline.HolderId) is { } member ? "@" + member.Handle : "somebody without a page here";
            var people = award.Signers.Select(s => s.Subject ?? s.MemberId).Distinct(StringComparer.Ordinal).Count();
            var rule = now.Authority.Find(award.AuthorityVersion)!.Rules[award.RuleIndex];
            Add(ChangeKind.Awards, $"{badge} for {holder}, signed by {EnglishWords.Count(people, "person", "people")}, as the rules ask ({Rules(now, now.Authority.Find(award.AuthorityVersion)!).InShort(rule)}). Published when this is merged.");
        }
    }

    private void Decisions()
    {
        var known = was.Status.Decisions.Select(d => d.File.File.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var decision in now.Status.Decisions.Where(d => !known.Contains(d.File.File.Path)))
        {
            var done = decision.Decision.Action switch { StatusAction.Revoke => "revoked", StatusAction.Withdraw => "withdrawn", _ => "replaced by a newer one" };
            Add(ChangeKind.Decisions, $"{decision.File.Id} is {done}: {decision.Decision.Reason}");
        }
    }

    private void Endorsements()
    {
        var fresh = now.Endorsements.Count(e => before.Tree.IndexOf(e.Source.File.Path) < 0);
        if (fresh > 0)
        {
            Add(ChangeKind.Endorsements, $"{EnglishWords.Sentence(EnglishWords.Count(fresh, "new endorsement", "new endorsements"))}.");
        }
    }

    private void Nominations()
    {
        foreach (var nomination in now.Content.Nominations.Where(n => before.Tree.IndexOf(n.File.Path) < 0))
        {
            var badge = now.Content.Badges.FirstOrDefault(b => b.Slug == nomination.Badge)?.Name ?? nomination.Badge;
            var asked = nomination.Consent switch { null => "Nobody has said whether they were asked.", { Given: true } => "They agree.", _ => "They were asked and do not agree." };
            Add(ChangeKind.Nominations, $"{nomination.Recipient} is nominated for {badge}{(nomination.By is { } by ? $" by {by}" : "")}. {asked}");
        }
    }

    private void Pages()
    {
        foreach (var (folder, extension, what) in ((string, string, string)[])[("content/members/", ".md", "The page of @"), ("content/pages/", ".md", "The page "), (Pathway.Folder, ".yml", "The pathway ")])
        {
            foreach (var file in after.Tree.Under(folder).Where(f => f.Path.EndsWith(extension, StringComparison.Ordinal)))
            {
                var old = before.Tree.Find(file.Path);
                if (old is null || !GuardedFilesRule.SameBytes(old, file))
                {
                    Add(ChangeKind.Pages, $"{what}{Stem(file.Path)} {(old is null ? "is new" : "changed")}.");
                }
            }
            foreach (var gone in before.Tree.Under(folder).Where(f => f.Path.EndsWith(extension, StringComparison.Ordinal) && after.Tree.IndexOf(f.Path) < 0))
            {
                Add(ChangeKind.Pages, $"{what}{Stem(gone.Path)} is gone.");
            }
        }
    }

    private static string Stem(string path) => path[(path.LastIndexOf('/') + 1)..path.LastIndexOf('.')];
}
