using System.Collections.Immutable;
using Publisher.Cli.Keys;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Formats;
using Publisher.Languages;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>
/// What people are called in what a command says: their page's handle, else what the private list calls them, else that of a key here, and always the number by which the rules
/// know them.
/// </summary>
/// <param name="content">The site.</param>
/// <param name="store">The keys here, or null to leave them out.</param>
/// <param name="remembered">What the private list calls the person of an id, as far as it is open; null to leave it out.</param>
internal sealed class People(SiteContent content, KeyStore? store, Func<string, string?>? remembered = null)
{
    private readonly Lazy<ImmutableArray<AuthorityMember>> members = new(() => WhoSigns.Members(content));

    /// <summary>The people of a site with what the private list knows where it opens without asking.</summary>
    public static People Of(SiteContent content, KeyStore store, HolderBook book) => new(content, store, id => book.NameWithoutAsking(content.Config.IssuerDid, id));

    /// <summary>The same, and members who are not among the site's yet.</summary>
    public People With(ImmutableArray<AuthorityMember> more, Func<string, string?>? called = null) =>
        new(content, store, id => called?.Invoke(id) ?? remembered?.Invoke(id)) { More = more };

    private ImmutableArray<AuthorityMember> More { get; init; } = [];

    /// <summary>A member of the authority: <c>@maren (m2)</c>. A recovery code is its keeper's.</summary>
    public string Name(AuthorityMember member)
    {
        var person = WhoSigns.Keeper(member, [.. More, .. members.Value]);
        return (Page(person.Subject) is { } page ? "@" + page.Handle : remembered?.Invoke(person.Subject) ?? KeyHere(person)) is { } called
            ? $"{called} ({person.Id})"
            : $"member {person.Id}";
    }

    /// <summary>Rules in words, with the names of this site's badges and of these members.</summary>
    public RuleWords RuleWords(IEnumerable<AuthorityMember> members) => new(
        content.Badges.ToDictionary(b => b.Slug, b => b.Name, StringComparer.Ordinal),
        members.DistinctBy(m => m.Id).ToDictionary(m => m.Id, Name, StringComparer.Ordinal),
        SiteWords.English);

    /// <summary>A holder: <c>Maren Voss (@maren)</c>, or what is known of them here.</summary>
    public string Holder(string? id, bool isWithheld) => Page(id) is { } page ? $"{page.Name} (@{page.Handle})"
        : id is not null && remembered?.Invoke(id) is { } called ? $"{called}, as your private list says ({id})"
        : isWithheld ? $"a person whose name is withheld ({id})"
        : id?.StartsWith("urn:", StringComparison.Ordinal) == true ? $"a person who has no page here ({id})"
        : id ?? "nobody";

    /// <summary>Whether nothing here says who a holder is.</summary>
    public bool IsUnknown(string? id) => id?.StartsWith("urn:", StringComparison.Ordinal) == true && Page(id) is null && remembered?.Invoke(id) is null;

    /// <summary>The page of whoever has an id.</summary>
    public Member? Page(string? id) => content.Members.FirstOrDefault(m => m.Id == id);

    // What a key's file is called here says whose it is, but not for a code on paper: that is called after the paper.
    private string? KeyHere(AuthorityMember person) => WhoSigns.IsRecovery(person) ? null
        : store?.List().FirstOrDefault(f => person.Keys.Any(k => k.Key.Equals(f.PublicKey))) is { } file ? "@" + file.Handle : null;
}
