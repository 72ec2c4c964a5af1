using Publisher.Cli.Keys;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Formats;
using Publisher.Languages;

namespace Publisher.Cli.Authoring;

/// <summary>What people are called in what a command says: their page's handle, else that of a key here, else the authority's opaque id.</summary>
internal sealed class People(SiteContent content, KeyStore? store)
{
    /// <summary>A member of the authority: <c>@maren</c>.</summary>
    public string Name(AuthorityMember member) =>
        Page(member.Subject) is { } page ? "@" + page.Handle
        : store?.List().FirstOrDefault(f => member.Keys.Any(k => k.Key.Equals(f.PublicKey))) is { } file ? "@" + file.Handle
        : $"member {member.Id}";

    /// <summary>Rules in words, with the names of this site's badges and of these members.</summary>
    public RuleWords RuleWords(IEnumerable<AuthorityMember> members) => new(
        content.Badges.ToDictionary(b => b.Slug, b => b.Name, StringComparer.Ordinal),
        members.DistinctBy(m => m.Id).ToDictionary(m => m.Id, Name, StringComparer.Ordinal),
        SiteWords.English);

    /// <summary>A holder: <c>Maren Voss (@maren)</c>, or what the file says.</summary>
    public string Holder(string? id, bool isWithheld) => Page(id) is { } page
        ? $"{page.Name} (@{page.Handle})"
        : isWithheld ? $"a person whose name is withheld ({id})" : id ?? "nobody";

    private Member? Page(string? id) => content.Members.FirstOrDefault(m => m.Id == id);
}
