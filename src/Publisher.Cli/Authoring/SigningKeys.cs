using System.Collections.Immutable;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Authoring;

/// <summary>
/// Whose key signs: chosen among this machine's keys (files and an ssh-agent's) by <c>--member</c>, <c>PUBLISHER_MEMBER</c>, or because only one fits.
/// </summary>
internal sealed record SigningMember(AuthorityMember Member, OwnKey Key)
{
    /// <summary>Chooses a key that an authority version names.</summary>
    /// <exception cref="CliException">None fits, several fit, or the named one does not.</exception>
    public static SigningMember Choose(CliContext context, KeyStore store, AuthorityDocument authority, string? typed) => Choose(context, store, [authority], typed, _ => true);

    /// <summary>Chooses a key that one of several authority versions names.</summary>
    /// <param name="context">The terminal.</param>
    /// <param name="store">The files.</param>
    /// <param name="authorities">The versions; members are taken from the first that names the key.</param>
    /// <param name="typed">The handle that was typed, or null.</param>
    /// <param name="isUseful">Which keys would be of use; others are chosen only by name.</param>
    /// <exception cref="CliException">None fits, several fit, or the named one does not.</exception>
    public static SigningMember Choose(CliContext context, KeyStore store, ImmutableArray<AuthorityDocument> authorities, string? typed, Func<SigningMember, bool> isUseful)
    {
        var handle = typed ?? context.Environment("PUBLISHER_MEMBER");
        var fitting = Fitting(context, store, authorities);
        if (handle is { Length: > 0 })
        {
            handle = handle.TrimStart('@');
            var named = fitting.Where(f => f.Key.Handle == handle).ToImmutableArray();
            return named switch
            {
                [var only] => Checked(only, authorities[0].Issuer),
                [] when store.Find(handle) is null && AgentKey.All(context).All(k => k.Handle != handle) => throw CliException.Usage($"there is no key named {handle} in {store.Folder}", Have(store.List())),
                [] => throw CliException.Bad($"the key {handle} is not a member's of this guild (authority version {authorities[0].Version})",
                    "a new member is added by a new authority version; or choose another key with --member HANDLE"),
                // A file and an agent's key of one name: of two, the one that is of use.
                _ => Checked(named.FirstOrDefault(isUseful) ?? named[0], authorities[0].Issuer),
            };
        }
        var useful = fitting.Where(isUseful).ToImmutableArray();
        return (useful.IsEmpty ? fitting : useful) switch
        {
            [] => throw CliException.Usage($"no key in {store.Folder} is a member's of this guild", store.List() is { IsEmpty: false } keys
                ? Have(keys)
                : "make one with: publisher key new HANDLE, or name your keys' folder in PUBLISHER_KEYS"),
            [var only] => Checked(only, authorities[0].Issuer),
            var several => Ask(context, store, authorities, several, isUseful),
        };
    }

    /// <summary>The member whose recovery code is typed in.</summary>
    /// <exception cref="CliException">It is no code, or nobody's here.</exception>
    public static SigningMember FromCode(CliContext context, ImmutableArray<AuthorityDocument> authorities)
    {
        var key = RecoveryInput.Read(context);
        return MemberOf(authorities, key.PublicKey) is { } member
            ? Checked(new(member, new CodeKey(key)), authorities[0].Issuer)
            : throw CliException.Bad($"this code is of the key {key.PublicKey.Multibase}, which is no member's of this guild", "is it the code of another guild, or of a key that was replaced?");
    }

    /// <summary>Opens the key.</summary>
    /// <exception cref="CliException">It does not open.</exception>
    public IHeldKey Open(CliContext context, PassphraseSource passphrases) => Key.Open(context, passphrases);

    /// <summary>Refuses a key that everybody has for a guild that is meant.</summary>
    /// <exception cref="CliException">It is one of the published demonstration keys.</exception>
    public static void RefuseDemonstrationKey(Ed25519PublicKey key, string issuer)
    {
        if (DemonstrationKeys.IsRefused(key, issuer))
        {
            throw CliException.Bad("this key is one of the published demonstration keys: anyone can sign with it",
                "make one of your own with: publisher key new HANDLE");
        }
    }

    private static SigningMember Checked(SigningMember member, string issuer)
    {
        RefuseDemonstrationKey(member.Key.PublicKey, issuer);
        return member;
    }

    private static ImmutableArray<SigningMember> Fitting(CliContext context, KeyStore store, ImmutableArray<AuthorityDocument> authorities)
    {
        ImmutableArray<SigningMember> Members(IEnumerable<OwnKey> keys) =>
            [.. keys.Select(k => MemberOf(authorities, k.PublicKey) is { } member ? new SigningMember(member, k) : null).OfType<SigningMember>()];
        var files = Members(store.List().Select(f => new FileKey(f)));
        try
        {
            return [.. files.Concat(Members(AgentKey.All(context))).DistinctBy(m => m.Key.PublicKey)];
        }
        catch (CliException) when (!files.IsEmpty)
        {
            // An agent that is gone is nothing to those who sign with a file.
            return files;
        }
    }

    private static AuthorityMember? MemberOf(ImmutableArray<AuthorityDocument> authorities, Ed25519PublicKey key) =>
        authorities.SelectMany(a => a.Members).FirstOrDefault(m => m.Keys.Any(k => k.Key.Equals(key)));

    private static SigningMember Ask(CliContext context, KeyStore store, ImmutableArray<AuthorityDocument> authorities, ImmutableArray<SigningMember> fitting, Func<SigningMember, bool> isUseful)
    {
        var handles = fitting.Select(f => f.Key.Handle).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var answer = Prompt.Ask(context, $"which of your keys signs ({Words.Joined(handles)})?", "--member HANDLE, or the variable PUBLISHER_MEMBER",
            objection: a => handles.Contains(a.TrimStart('@'), StringComparer.Ordinal) ? null : $"there are {Words.Joined(handles)}");
        return Choose(context, store, authorities, answer, isUseful);
    }

    private static string Have(ImmutableArray<KeyFile> keys) => keys.IsEmpty
        ? "make one with: publisher key new HANDLE"
        : $"there are {Words.Joined([.. keys.Select(k => k.Handle)])}";
}
