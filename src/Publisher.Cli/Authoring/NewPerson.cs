using System.Security.Cryptography;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>
/// Which stable id a new page gets. A member's page needs the id that the rules give them: with another one they would be somebody else to every rule, and their own signature would
/// count for their own award. So an id is minted only for people who are certainly no members.
/// </summary>
internal sealed class NewPerson(CliContext context, SiteSession site, string name, string handle)
{
    private const string Instead = "--id m3 (the number of the member they are) or --newcomer";

    /// <summary>The id: as given, as this computer knows it, as asked, or minted.</summary>
    /// <param name="given">What was typed with <c>--id</c>, or null.</param>
    /// <param name="isNewcomer">Whether they are none of the members without a page.</param>
    /// <exception cref="CliException">It cannot be told who they are.</exception>
    internal string Id(string? given, bool isNewcomer)
    {
        var people = Members();
        if (given is not null)
        {
            return people.Find(m => m.Id == given)?.Subject ?? (StableId.IsValid(given) ? given
                : throw CliException.Usage($"'{given}' cannot be a person's id", "give a did:key, a did:web, an https address without # or ?, a urn:uuid, or the number of a member, such as m3"));
        }
        if (KnownId() is { } known)
        {
            return known;
        }
        var unseen = people.FindAll(m => site.Content.Members.All(p => p.Id != m.Subject));
        return isNewcomer || unseen.Count == 0 || Asked(unseen) is not { } member ? RandomIds.UrnUuid(RandomNumberGenerator.GetBytes(16)) : member.Subject;
    }

    private AuthorityMember? Asked(List<AuthorityMember> unseen)
    {
        var names = new People(site.Content, KeyStore.Open(context));
        var shown = Words.Joined([.. unseen.Select(names.Name)]);
        if (!context.IsInteractive)
        {
            throw CliException.Usage($"the rules have people whose page is not here yet ({shown}), and {name} may be one of them",
                $"if so, let {name} make this page on their own computer, or say which: --id {unseen[0].Id}; if it is somebody else: --newcomer");
        }
        context.Error.WriteLine(Printable.Line($"The rules have people whose page is not here yet: {shown}. If {name} is one of them, stop here and let {name} make this page on their own computer, or say which one they are."));
        var answer = Prompt.Ask(context, $"which of them is {name}? Their number, or none:", Instead,
            objection: a => a == "none" || unseen.Exists(m => m.Id == a) ? null : $"type none, or {Words.Joined([.. unseen.Select(m => m.Id)])}");
        return unseen.Find(m => m.Id == answer);
    }

    // Those whom the rules mean today, each once; a recovery code is nobody.
    private List<AuthorityMember> Members() =>
    [
        .. (site.Versions.LastOrDefault()?.Members ?? [])
            .Where(m => !WhoSigns.IsRecovery(m) && (m.Roles.IsEmpty || m.Roles.Any(r => r.Until is null)))
            .DistinctBy(m => m.Subject),
    ];

    // A steward who founded the guild without a page has an id already: the authority names it, and the private list knows whose it is.
    private string? KnownId()
    {
        var store = KeyStore.Open(context);
        if (store.Find(handle) is { } file && site.Versions.LastOrDefault()?.Members.FirstOrDefault(m => m.Keys.Any(k => k.Key.Equals(file.PublicKey))) is { } member)
        {
            return member.Subject;
        }
        if (!File.Exists(store.HolderBookPath))
        {
            return null;
        }
        using var passphrases = new PassphraseSource(context);
        return new HolderBook(store, passphrases).Find(site.Config.IssuerDid, "@" + handle);
    }
}
