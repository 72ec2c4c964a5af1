using System.CommandLine;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher key</c>: private keys on this machine, and how one ends.</summary>
internal static class KeyCommand
{
    internal static Command Create(CliContext context) => new("key", "Keys: make one, list them, keep one on paper, bring one back, end one.")
    {
        New(context), List(context), KeyBackupCommand.Create(context), KeyTryCommand.Create(context), Recover(context), KeyEndCommands.Retire(context), KeyEndCommands.Compromised(context),
    };

    private static Command New(CliContext context)
    {
        var handle = new Argument<string>("HANDLE") { Description = "A short name for the key, such as your handle." };
        var codes = RecoveryOutput.Option();
        var command = new Command("new", "Make a key, and the code on paper that brings it back.") { handle, codes };
        command.SetAction(parsed =>
        {
            var store = KeyStore.Open(context);
            var name = Free(store, parsed.GetValue(handle)!);
            RecoveryOutput.Refuse(context, parsed.GetValue(codes));
            using var passphrases = new PassphraseSource(context);
            using var key = PrivateKey.Generate();
            var path = Seal(context, store, passphrases, name, key);
            context.Out.WriteLine($"key      {Printable.Line(path)}");
            context.Out.WriteLine($"public   {key.PublicKey.Multibase}");
            context.Out.WriteLine("The public half may be sent to anyone; a guild names it in its authority.");
            RecoveryOutput.Write(context, parsed.GetValue(codes), [($"Recovery code of the key {name} ({key.PublicKey.Multibase})", key)]);
            context.Out.WriteLine($"While you have the key and its passphrase, this makes the sheet again: publisher key backup {name} --to FOLDER");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command List(CliContext context)
    {
        var command = new Command("list", "Show the keys on this machine; nothing secret is shown.");
        command.SetAction(_ =>
        {
            var store = KeyStore.Open(context);
            var keys = store.List();
            foreach (var key in keys)
            {
                context.Out.WriteLine($"{key.Handle}  {key.PublicKey.Multibase}");
            }
            var agent = AgentKey.All(context);
            foreach (var key in agent)
            {
                context.Out.WriteLine($"{Printable.Line(key.Handle)}  {key.PublicKey.Multibase}  in the ssh-agent");
            }
            context.Error.WriteLine(Printable.Line(keys.IsEmpty ? $"no keys in {store.Folder}" : $"keys in {store.Folder}"));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Recover(CliContext context)
    {
        var handle = new Argument<string>("HANDLE") { Description = "What the key is called here." };
        var command = new Command("recover", "Bring a key back from its recovery code; also read from PUBLISHER_RECOVERY_CODE.") { handle };
        command.SetAction(parsed =>
        {
            var store = KeyStore.Open(context);
            var name = Free(store, parsed.GetValue(handle)!);
            using var key = RecoveryInput.Read(context);
            using var passphrases = new PassphraseSource(context);
            var path = Seal(context, store, passphrases, name, key);
            context.Out.WriteLine($"key      {Printable.Line(path)}");
            context.Out.WriteLine($"public   {key.PublicKey.Multibase}");
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>A handle that is one, and that no key here has.</summary>
    /// <exception cref="CliException">It is none, or taken.</exception>
    internal static string Free(KeyStore store, string handle)
    {
        handle = handle.TrimStart('@');
        if (!SlugSuggestion.IsSlug(handle) || handle == "holders")
        {
            throw CliException.Usage($"'{handle}' cannot be a handle: lower-case letters a to z, digits and single hyphens",
                SlugSuggestion.For(handle) is { } near ? $"for instance {near}" : null);
        }
        store.RefuseRepository();
        return !store.Has(handle) ? handle : throw CliException.Usage($"there is already a key named {handle} in {store.Folder}",
            "a key is never written over; choose another handle, or move that file away first");
    }

    private static string Seal(CliContext context, KeyStore store, PassphraseSource passphrases, string handle, PrivateKey key)
    {
        var passphrase = passphrases.ForSealing($"the key {handle}");
        using var progress = new Progress(context, "sealing the key");
        return store.Add(KeyFile.Seal(handle, key, passphrase, KeyDerivation.Default));
    }
}
