using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;

namespace Publisher.Cli.Authoring;

/// <summary>
/// A page of a member's handle with another id than the rules give that member: most likely somebody else made it, not knowing the id. To the rules its awards are another
/// person's, so the member's own signature would count for an award of their own.
/// </summary>
internal static class OwnPage
{
    /// <summary>Whether a page looks like the one of a member, and is another person's to the rules.</summary>
    internal static bool IsOfAnotherId(Member page, AuthorityMember member, string keyHandle) => page.Handle == keyHandle && page.Id != member.Subject;

    /// <summary>Warns whoever is about to sign an award to their own handle.</summary>
    internal static void Warn(CliContext context, Member? holder, SigningMember signer)
    {
        if (holder is not null && IsOfAnotherId(holder, signer.Member, signer.Key.Handle))
        {
            context.Error.WriteLine(Printable.Line($"warning: this award is for @{holder.Handle}, and you sign as {signer.Key.Handle}, who is {signer.Member.Id} in the rules with another id; if both are you, do not sign: {Mend(holder, signer.Member)}"));
        }
    }

    /// <summary>What to do about it.</summary>
    internal static string Mend(Member page, AuthorityMember member) => $"set 'id: {member.Subject}' in {page.Location.Path}, and make the award again";
}
