using System.Collections.Immutable;
using System.Globalization;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;
using Publisher.Formats;

namespace Publisher.Cli.Authoring;

/// <summary>An authority version in words: who the members are and how they decide.</summary>
internal static class AuthorityWords
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, AuthorityDocument authority, People people)
    {
        output.WriteLine("People");
        foreach (var person in authority.Members.GroupBy(m => m.Subject, StringComparer.Ordinal))
        {
            foreach (var member in person)
            {
                output.WriteLine("  " + Printable.Line(Member(member, person.First(), people)));
            }
        }
        output.WriteLine();
        output.WriteLine("Rules; an award needs one of those that speak of its badge");
        var words = people.RuleWords(authority.Members);
        foreach (var rule in authority.Rules)
        {
            output.WriteLine("  " + Printable.Line(string.Join(' ', words.Sentences(rule))));
        }
        output.WriteLine();
        if (!authority.Definitions.IsEmpty || authority.Treaties is not null)
        {
            output.WriteLine("In the guild's own name");
            foreach (var sentences in authority.Definitions.Select(d => words.Definition(d)).Concat(authority.Treaties is { } treaties ? [words.Treaties(treaties)] : []))
            {
                output.WriteLine("  " + Printable.Line(string.Join(' ', sentences)));
            }
            output.WriteLine();
        }
        output.WriteLine("Afterwards");
        foreach (var sentence in words.Status(authority.Status).Append(words.Amendment(authority.Amendment)))
        {
            output.WriteLine("  " + Printable.Line(sentence));
        }
        output.WriteLine();
    }

    /// <summary>What a version changes of the one before it, a sentence each.</summary>
    public static ImmutableArray<string> Changes(AuthorityDocument before, AuthorityDocument after, People people) =>
        [.. new AuthorityChanges(people.RuleWords([.. after.Members, .. before.Members]), people.Name).Between(before, after)];

    private static string Member(AuthorityMember member, AuthorityMember person, People people)
    {
        var roles = Words.Joined([.. member.Roles.Select(r =>
            $"{r.Role} since {Day(r.From)}" + (r.Until is { } until ? $" until {Day(until)}" : ""))]);
        var keys = Words.Joined([.. member.Keys.Select(k => people.RuleWords([]).KeptWhere(k.Kept)
            + (k.CompromisedAt is { } stolen ? $" (compromised since {Day(stolen)})" : k.RetiredAt is { } retired ? $" (until {Day(retired)})" : ""))]);
        var name = member.Roles.All(r => r.Role == "recovery") && !ReferenceEquals(member, person) ? $"{people.Name(person)}'s recovery key" : people.Name(member);
        return $"{name}: {(roles.Length == 0 ? "no role" : roles)}; {keys}";
    }

    private static string Day(DateTimeOffset instant) => instant.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
