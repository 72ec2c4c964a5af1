using System.CommandLine;
using Publisher.Cli.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher key try</c>: is what stands on this sheet the code of a key? Nothing is signed, and no key is written; only the day is kept, for <c>doctor</c>.</summary>
internal static class KeyTryCommand
{
    internal static Command Create(CliContext context)
    {
        var command = new Command("try", "Type a recovery code from its sheet, to see that it is right; also read from PUBLISHER_RECOVERY_CODE. Once a year is good.") { ClockOption.Create() };
        command.SetAction(parsed =>
        {
            var store = KeyStore.Open(context);
            using var key = RecoveryInput.Read(context);
            var own = store.List().FirstOrDefault(k => k.PublicKey.Equals(key.PublicKey));
            var member = own is null && CommonOptions.EnclosingSite(context.WorkingDirectory) is { } folder
                ? SiteSession.Open(context, folder).Versions.LastOrDefault()?.Members.FirstOrDefault(m => m.Keys.Any(k => k.Key.Equals(key.PublicKey)))
                : null;
            if (own is null && member is null)
            {
                throw CliException.Bad($"this is a code, but of no key on this computer and of nobody in this guild ({key.PublicKey.Multibase})", "is it the right sheet? Go to the guild's folder to try the guild's own");
            }
            TriedCodes.Open(store).Remember(key.PublicKey, DateOnly.FromDateTime(parsed.Now(context).UtcDateTime));
            context.Out.WriteLine(Printable.Line(own is not null ? $"This is the code of the key {own.Handle}. It would bring it back."
                : member!.Roles.Any(r => r.Role == "recovery") ? "This is the guild's recovery code. It could change the rules when keys are lost."
                : $"This is the code of a key of member {member.Id}."));
            return ExitCodes.Ok;
        });
        return command;
    }
}
