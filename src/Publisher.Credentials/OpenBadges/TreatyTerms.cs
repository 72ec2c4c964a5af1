using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Publisher.Credentials.OpenBadges;

/// <summary>How many of one issuer's credits count as how many of another's: <c>5</c> as <c>4</c>.</summary>
/// <param name="Theirs">So many of the recognised badge's credits.</param>
/// <param name="Ours">Count as so many of the recognising guild's.</param>
public sealed record CreditRate(int Theirs, int Ours)
{
    /// <summary>The most that either side says.</summary>
    public const int Most = 9999;

    /// <summary>Reads <c>5:4</c>.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out CreditRate? rate)
    {
        rate = text.Split(':') is [var theirs, var ours] && Number(theirs) is { } first && Number(ours) is { } second ? new(first, second) : null;
        return rate is not null;
    }

    /// <summary>A whole number from 1 to <see cref="Most"/> in its one spelling; null for anything else.</summary>
    internal static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most && number.ToString(CultureInfo.InvariantCulture) == text ? number : null;
}

/// <summary>
/// What a treaty says in its <c>endorsementComment</c> (docs/formats.md, "A treaty"). Open Badges has no term for the terms of a recognition, and an undefined one breaks other people's
/// verifiers, so they stand in a sentence of fixed form that people and programs read alike, and below it, parted by an empty line, why, in the guild's own words:
/// <code>
/// comment = "Recognised as " name ", version " version "." [ " " n " of its credits count as " n "." ] [ LF LF reason ]
/// </code>
/// Name and version are those of the guild's own badge that <c>relatedResource</c> pins; they are here for people, and a build compares them.
/// </summary>
/// <param name="Name">The guild's own badge that the other counts as.</param>
/// <param name="Version">Its version.</param>
/// <param name="Rate">How credits count; null where the treaty says nothing of them.</param>
/// <param name="Reason">Why, in Markdown; null where nothing is said.</param>
public sealed partial record TreatyTerms(string Name, string Version, CreditRate? Rate, string? Reason)
{
    /// <summary>The comment.</summary>
    public string ToComment()
    {
        var credits = Rate is { } rate ? FormattableString.Invariant($" {rate.Theirs} of its credits count as {rate.Ours}.") : "";
        return $"Recognised as {Name}, version {Version}.{credits}{(string.IsNullOrEmpty(Reason) ? "" : "\n\n" + Reason)}";
    }

    /// <summary>Reads a comment that has exactly this form.</summary>
    public static bool TryRead(string? comment, [NotNullWhen(true)] out TreatyTerms? terms)
    {
        terms = null;
        if (comment is null || Form().Match(comment) is not { Success: true } match)
        {
            return false;
        }
        var (theirs, ours) = (match.Groups["theirs"], match.Groups["ours"]);
        var rate = theirs.Success && CreditRate.Number(theirs.Value) is { } first && CreditRate.Number(ours.Value) is { } second ? new CreditRate(first, second) : null;
        if (theirs.Success && rate is null)
        {
            return false;
        }
        terms = new(match.Groups["name"].Value, match.Groups["version"].Value, rate, match.Groups["reason"] is { Success: true } reason ? reason.Value : null);
        return true;
    }

    // A version has neither comma nor space, so the last ", version " parts it from the name, whatever that holds.
    [GeneratedRegex(@"\ARecognised as (?<name>[^\n]+), version (?<version>[0-9A-Za-z](?:[0-9A-Za-z.-]{0,30}[0-9A-Za-z-])?)\.(?: (?<theirs>[0-9]{1,4}) of its credits count as (?<ours>[0-9]{1,4})\.)?(?:\n\n(?<reason>[^\n][\s\S]*))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
