using System.Collections.Immutable;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Frameworks;

/// <summary>
/// What differs between what a version was first awarded as being worth and what its definition says now. Words that the program chose for a code are no difference: a later version of the
/// program may choose better ones.
/// </summary>
/// <param name="Key">The front matter's key.</param>
/// <param name="What">What changed, in words.</param>
public sealed record WorthChange(string Key, string What)
{
    // Pathways come and go around a badge; they are no words of it.
    private static readonly ImmutableArray<WorthType> Compared = [.. WorthTypes.All.Where(t => t != WorthTypes.Pathway)];

    /// <summary>Whether an achievement says anything of what is compared.</summary>
    public static bool SaysAny(Worth worth) => worth.Credits is not null || !worth.Results.IsEmpty || worth.Alignments.Any(a => Compared.Any(t => t.TargetType == a.TargetType));

    /// <summary>The first difference; null when there is none.</summary>
    public static WorthChange? Of(Worth then, Worth now)
    {
        if (then.CreditValue != now.CreditValue)
        {
            return new("credits", "the number of its credits");
        }
        foreach (var type in Compared)
        {
            if (!then.Of(type).Select(Facts).SequenceEqual(now.Of(type).Select(Facts), StringComparer.Ordinal))
            {
                return new(type.Key, $"what it says under '{type.Key}'");
            }
        }
        return then.Results.Select(Facts).SequenceEqual(now.Results.Select(Facts), StringComparer.Ordinal) ? null : new("results", "what it says under 'results'");
    }

    // A skill is known by its address; how it is worded stands on its page and may be mended there.
    private static string Facts(Alignment alignment) => alignment.TargetType == WorthTypes.Skill.TargetType ? alignment.TargetUrl :
        string.Join('\n', alignment.TargetUrl, alignment.TargetFramework, alignment.TargetCode, alignment.TargetDescription, alignment.TargetCode is null && alignment.TargetType != WorthTypes.Prerequisite.TargetType ? alignment.TargetName : "");

    private static string Facts(OfferedResult result) => string.Join('\n',
        [result.Key, result.Name, result.Type, result.Min, result.Max, result.RequiredValue, .. result.Values, .. result.Levels.SelectMany(l => (string?[])[l.Name, l.Description, l.Points, l.Id == result.RequiredLevel ? "required" : ""])]);
}
