using System.Globalization;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;

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
        foreach (var rule in authority.Rules)
        {
            output.WriteLine("  " + Printable.Line(RuleWords.Sentence(rule, authority, people)));
        }
        output.WriteLine();
        output.WriteLine("Afterwards");
        output.WriteLine("  " + Printable.Line(authority.Status.Revoke is { } revoke
            ? $"Revoking an award: {RuleWords.Quorums([revoke])}."
            : "Revoking an award: as many people as it takes to make it."));
        output.WriteLine("  " + Printable.Line($"Signing the list of revoked awards: {RuleWords.Quorums([authority.Status.List])}."));
        output.WriteLine("  " + Printable.Line($"Changing any of this: {RuleWords.Quorums(authority.Amendment)}."));
        output.WriteLine();
    }

    private static string Member(AuthorityMember member, AuthorityMember person, People people)
    {
        var roles = Words.Joined([.. member.Roles.Select(r =>
            $"{r.Role} since {Day(r.From)}" + (r.Until is { } until ? $" until {Day(until)}" : ""))]);
        var keys = Words.Joined([.. member.Keys.Select(k => RuleWords.Kept(k.Kept)
            + (k.CompromisedAt is { } stolen ? $", compromised since {Day(stolen)}" : k.RetiredAt is { } retired ? $", retired on {Day(retired)}" : ""))]);
        var name = member.Roles.All(r => r.Role == "recovery") && !ReferenceEquals(member, person) ? $"{people.Name(person)}'s recovery key" : people.Name(member);
        return $"{name}: {roles}; key {keys}";
    }

    private static string Day(DateTimeOffset instant) => instant.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
