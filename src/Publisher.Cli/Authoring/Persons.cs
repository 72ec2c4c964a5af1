using System.Collections.Immutable;
using System.Security.Cryptography;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Authoring;

/// <summary>Who is meant by a handle, a member id or a public key, and which stable id a person has.</summary>
internal sealed class Persons(SiteContent content, KeyStore store, HolderBook book, ImmutableDictionary<string, string> ids)
{
    private readonly Dictionary<string, string> minted = new(StringComparer.Ordinal);

    /// <summary>A person's stable id: as brought, as their page says, as remembered, or minted now and remembered.</summary>
    /// <exception cref="CliException">What they brought is no id.</exception>
    public string SubjectOf(string who)
    {
        var handle = who.TrimStart('@');
        if (ids.TryGetValue(handle, out var given))
        {
            return StableId.IsValid(given) ? given : throw CliException.Usage($"'{given}' is no id", "give a did:key, a did:web, an https address without # or ?, or a urn:uuid");
        }
        if (StableId.IsValid(who))
        {
            return who;
        }
        if (content.Members.FirstOrDefault(m => m.Handle == handle) is { } page)
        {
            return page.Id;
        }
        if (!SlugSuggestion.IsSlug(handle))
        {
            throw CliException.Usage($"'{who}' cannot be a handle: lower-case letters a to z, digits and single hyphens", SlugSuggestion.For(who) is { } near ? $"for instance {near}" : null);
        }
        if (!minted.TryGetValue(handle, out var id))
        {
            id = Remembered(handle) ?? RandomIds.UrnUuid(RandomNumberGenerator.GetBytes(16));
            minted.Add(handle, id);
        }
        return id;
    }

    /// <summary>What somebody is called whose id was given or minted here: <c>@cleo</c>; null for everybody else.</summary>
    public string? NameOf(string id) => minted.Concat(ids).FirstOrDefault(p => p.Value == id).Key is { } handle ? "@" + handle : null;

    /// <summary>Puts ids minted here into the holder book.</summary>
    public void Remember()
    {
        foreach (var (handle, id) in minted)
        {
            book.Remember(content.Config.IssuerDid, "@" + handle, id);
        }
        if (minted.Count > 0)
        {
            book.Save();
        }
    }

    /// <summary>The member that a handle, a member id or a public key means; null for nobody. A recovery entry is meant only by its id or key.</summary>
    public AuthorityMember? Find(ImmutableArray<AuthorityMember> members, string who)
    {
        if (members.FirstOrDefault(m => m.Id == who || m.Keys.Any(k => k.Key.Multibase == who)) is { } named)
        {
            return named;
        }
        var people = members.Where(m => m.Roles.IsEmpty || m.Roles.Any(r => r.Role != "recovery")).ToList();
        var handle = who.TrimStart('@');
        if (people.FirstOrDefault(m => m.Subject == who) is { } bySubject)
        {
            return bySubject;
        }
        if (content.Members.FirstOrDefault(m => m.Handle == handle) is { } page)
        {
            return people.FirstOrDefault(m => m.Subject == page.Id);
        }
        if (store.Find(handle) is { } file && people.FirstOrDefault(m => m.Keys.Any(k => k.Key.Equals(file.PublicKey))) is { } byKey)
        {
            return byKey;
        }
        var known = ids.GetValueOrDefault(handle) ?? minted.GetValueOrDefault(handle) ?? (SlugSuggestion.IsSlug(handle) ? Remembered(handle) : null);
        return known is null ? null : people.FirstOrDefault(m => m.Subject == known);
    }

    // The book is opened, with its passphrase, only where nothing else says who is meant.
    private string? Remembered(string handle) => File.Exists(store.HolderBookPath) ? book.Find(content.Config.IssuerDid, "@" + handle) : null;
}
