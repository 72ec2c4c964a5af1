using System.Collections.Immutable;
using Publisher.Credentials.Authority;

namespace Publisher.Authoring;

/// <summary>What is unwise in an authority version before it is signed: rules nobody can satisfy are refused, others are warned of.</summary>
/// <param name="Refusals">What nobody could ever satisfy.</param>
/// <param name="Cautions">What may lock the guild out, or let a few decide.</param>
public sealed record AuthoritySense(ImmutableArray<string> Refusals, ImmutableArray<string> Cautions)
{
    /// <summary>Looks at a version as it stands when it comes into force.</summary>
    /// <param name="version">The version.</param>
    /// <param name="rule">A rule in words: what it speaks of.</param>
    public static AuthoritySense Of(AuthorityDocument version, Func<RecognitionRule, string> rule)
    {
        var (refusals, cautions) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        foreach (var one in version.Rules)
        {
            Judge(version, one, rule(one), refusals, cautions);
        }
        foreach (var one in version.Rules.Where(r => r.PrerequisitesRequired))
        {
            // One satisfied rule is enough.
            if (version.Rules.FirstOrDefault(r => !r.PrerequisitesRequired && (r.Badges.Contains("*") || one.Badges.All(b => r.Badges.Contains(b)))) is { } other)
            {
                cautions.Add($"{rule(one)}: it asks for what the badge builds on, and {rule(other)} speaks of the same badge and does not; one of the two is enough");
            }
        }
        foreach (var one in version.Definitions)
        {
            Judge(version, one, $"who approves a badge ({rule(one)})", refusals, cautions, "no badge can change");
        }
        if (version.Treaties is { } treaties)
        {
            Judge(version, treaties, "who recognises others' badges", refusals, cautions, "nothing can be recognised");
        }
        Status(version, version.Status.List, "signs the status lists", refusals, cautions);
        if (version.Status.List.Quorum > 1)
        {
            refusals.Add(FormattableString.Invariant($"who signs the status lists: a list is signed by one person, and these rules ask for {version.Status.List.Quorum}"));
        }
        if (version.Status.Revoke is { } revoke)
        {
            Status(version, revoke, "takes awards back", refusals, cautions);
        }
        Amendment(version, refusals, cautions);
        return new(refusals.ToImmutable(), cautions.ToImmutable());
    }

    private static void Judge(AuthorityDocument version, RecognitionRule rule, string words, ImmutableArray<string>.Builder refusals, ImmutableArray<string>.Builder cautions, string stuck = "nothing can be awarded")
    {
        if (rule.Signers.HoldersOf is not null)
        {
            // Any member may come to hold a badge.
            Count(People(version, _ => true).Select(m => m.Subject).Distinct(StringComparer.Ordinal).Count(), "members", mayBeMost: true);
            return;
        }
        var signers = rule.Signers.Role is { } role ? People(version, m => Holds(m, role, version.ValidFrom)) : People(version, m => rule.Signers.Members.Contains(m.Id, StringComparer.Ordinal));
        Count(signers.Select(m => m.Subject).Distinct(StringComparer.Ordinal).Count(), rule.Signers.Role is { } named ? $"people who are {named}" : "people it names", mayBeMost: rule.Signers.Role is null);
        if (rule.AtLeastOneKept is { } kept && signers.All(m => Usable(m, version.ValidFrom).All(k => k.Kept != kept)))
        {
            refusals.Add($"{words}: one key has to be kept as {kept.ToString().ToLowerInvariant()}, and nobody who may sign has such a key");
        }

        void Count(int people, string who, bool mayBeMost)
        {
            if (people < rule.Quorum)
            {
                refusals.Add(FormattableString.Invariant($"{words}: {rule.Quorum} must sign, and the {who} are {people}"));
            }
            else if (people == rule.Quorum && people > 1)
            {
                cautions.Add(FormattableString.Invariant($"{words}: all {people} must sign; when one is away or loses a key, {stuck}{(rule.SelfAward ? "" : ", and none of them can be its holder")}"));
            }
            // A badge that people give themselves is meant to take one.
            else if (rule.Quorum * 2 < people && !mayBeMost && !rule.SelfAward)
            {
                cautions.Add(FormattableString.Invariant($"{words}: {rule.Quorum} of {people} is less than half"));
            }
        }
    }

    private static void Status(AuthorityDocument version, RoleQuorum quorum, string what, ImmutableArray<string>.Builder refusals, ImmutableArray<string>.Builder cautions)
    {
        var people = Able(version, quorum.Role);
        if (people < quorum.Quorum)
        {
            refusals.Add(FormattableString.Invariant($"who {what}: {quorum.Quorum} {quorum.Role} must, and there are {people}"));
        }
        else if (people == quorum.Quorum && people > 1)
        {
            cautions.Add(FormattableString.Invariant($"who {what}: all {people} must sign"));
        }
    }

    private static void Amendment(AuthorityDocument version, ImmutableArray<string>.Builder refusals, ImmutableArray<string>.Builder cautions)
    {
        var able = version.Amendment.Select(a => (Alternative: a, People: Able(version, a.Role))).ToList();
        var open = able.Where(a => a.People >= a.Alternative.Quorum).ToList();
        if (open.Count == 0)
        {
            refusals.Add("changing these rules: nobody could ever sign another version");
            return;
        }
        foreach (var (alternative, people) in able.Except(open))
        {
            cautions.Add(alternative.Role == "recovery" && people == 0
                ? "nobody holds a recovery code of the guild, so too few keys would lock you out; make one: publisher key new paper, then publisher authority propose --add-recovery"
                : FormattableString.Invariant($"changing these rules: {alternative.Quorum} {alternative.Role} could, and there are {people}"));
        }
        foreach (var (alternative, people) in open)
        {
            if (open.Count == 1 && people == alternative.Quorum)
            {
                cautions.Add(people == 1
                    ? $"changing these rules: one {alternative.Role} alone can; if that key is lost, nobody can ever change them"
                    : FormattableString.Invariant($"changing these rules: all {people} must sign; if one key is lost, nobody can ever change them"));
            }
            else if (alternative.Quorum * 2 < people)
            {
                cautions.Add(FormattableString.Invariant($"changing these rules: {alternative.Quorum} of {people} {alternative.Role} is less than half"));
            }
        }
    }

    private static int Able(AuthorityDocument version, string role) =>
        People(version, m => Holds(m, role, version.ValidFrom)).Select(m => m.Subject).Distinct(StringComparer.Ordinal).Count();

    private static ImmutableArray<AuthorityMember> People(AuthorityDocument version, Func<AuthorityMember, bool> who) =>
        [.. version.Members.Where(m => who(m) && Usable(m, version.ValidFrom).Any())];

    private static IEnumerable<AuthorityKey> Usable(AuthorityMember member, DateTimeOffset at) =>
        member.Keys.Where(k => k.ValidFrom <= at && k.CompromisedAt is null && (k.RetiredAt is null || at < k.RetiredAt));

    private static bool Holds(AuthorityMember member, string role, DateTimeOffset at) =>
        member.Roles.Any(r => r.Role == role && r.From <= at && (r.Until is null || at < r.Until));
}
