using System.CommandLine;
using System.Text;
using Publisher.Cli.Disk;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;

namespace Publisher.Cli.Commands;

/// <summary>
/// <c>publisher key backup</c>: a folder with a sheet to print (the recovery code, as text and QR), and copies of what is encrypted: the key's
/// file and the list of holders.
/// </summary>
internal static class KeyBackupCommand
{
    internal static Command Create(CliContext context)
    {
        var handle = new Argument<string>("HANDLE") { Description = "What the key is called here." };
        var folder = new Option<string>("--to") { Description = "A folder outside every repository; it is made. A USB stick is a good place.", HelpName = "FOLDER", Required = true };
        var command = new Command("backup", "Make a sheet to print with the key's recovery code, and copies of the encrypted files.") { handle, folder };
        command.SetAction(parsed => Run(context, parsed.GetValue(handle)!.TrimStart('@'), parsed.GetValue(folder)!));
        return command;
    }

    private static int Run(CliContext context, string handle, string typed)
    {
        var store = KeyStore.Open(context);
        var file = store.Find(handle) ?? throw CliException.Usage($"there is no key named {handle} in {store.Folder}", "publisher key list shows what is there; an ssh-agent's keys are backed up where they were made");
        var folder = context.Resolve(typed);
        KeyStore.RefuseRepository(folder, "the folder for the backup");
        string At(string name) => Path.Combine(folder, name);
        var (sheet, page, copy, holders) = (At($"{handle}-code.txt"), At($"{handle}-code.html"), At($"{handle}.json"), At(Path.GetFileName(store.HolderBookPath)));
        if (((string[])[sheet, page, copy, holders]).FirstOrDefault(Path.Exists) is { } taken)
        {
            throw CliException.Usage($"{taken} is there already", "a backup is never written over; name a new folder");
        }
        using var passphrases = new PassphraseSource(context);
        using var key = FileKey.Unlock(context, passphrases, file);
        var title = $"Recovery code of the key {handle} ({key.PublicKey.Multibase})";
        var code = key.WithSeed(seed => RecoveryCode.Encode(seed.Span));
        KeyStore.MakeFolder(folder);
        AtomicFile.Create(sheet, Encoding.UTF8.GetBytes(RecoverySheet.Text(title, code, onPaper: true)), KeyStore.OwnerOnly);
        AtomicFile.Create(page, Encoding.UTF8.GetBytes(RecoverySheet.Html(title, code)), KeyStore.OwnerOnly);
        AtomicFile.Create(copy, file.ToBytes(), KeyStore.OwnerOnly);
        context.Out.WriteLine(Printable.Line($"sheet    {page} (open it in a browser and print it), or {sheet}"));
        context.Out.WriteLine(Printable.Line($"copy     {copy} (encrypted)"));
        if (File.Exists(store.HolderBookPath))
        {
            AtomicFile.Create(holders, File.ReadAllBytes(store.HolderBookPath), KeyStore.OwnerOnly);
            context.Out.WriteLine(Printable.Line($"holders  {holders} (encrypted: whose id is whose, and the secrets of holder links)"));
        }
        context.Out.WriteLine($"Print the sheet, put it where you keep your papers, and delete {Path.GetFileName(page)} and {Path.GetFileName(sheet)}: whoever has them can sign as you.");
        return ExitCodes.Ok;
    }
}
