using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Publisher.Cli.Disk;

/// <summary>
/// Small state files that only this user's own program can have written: what is loaded is what was saved, under the same purpose and
/// binding, or nothing. A cache that came with a copied or hostile repository can therefore cost time only.
/// <code>
/// "publisher state\n" | length of the content (8 bytes, little-endian) | HMAC of both | content | HMAC of content and length
/// </code>
/// The first HMAC stands before the content so that a forged length costs no memory. The key is 32 random bytes in the user's state folder
/// (<c>PUBLISHER_STATE</c>; <c>$XDG_STATE_HOME/publisher</c>, <c>~/.local/state/publisher</c>; <c>%LOCALAPPDATA%\publisher\state</c>), readable by
/// its owner alone. It signs nothing that is published and proves nothing to anybody else: lost, it is made anew and caches start empty.
/// Where it cannot be made or trusted nothing is kept, and nothing fails.
/// </summary>
public sealed class SealedState
{
    /// <summary>The name of the key's file in the state folder.</summary>
    public const string KeyFile = "seal.key";

    private const int KeyLength = 32;
    private const int MacLength = HMACSHA256.HashSizeInBytes;
    private const int HeadLength = 16 + 8 + MacLength;

    private readonly string? folder;
    private readonly Lock making = new();
    private byte[]? key;

    private SealedState(string? folder) => this.folder = folder;

    /// <summary>Keeps nothing.</summary>
    public static SealedState None { get; } = new(null);

    private static ReadOnlySpan<byte> Magic => "publisher state\n"u8;

    /// <summary>State sealed with the key in the folder that the environment names.</summary>
    public static SealedState Of(CliContext context)
    {
        if (context.Environment("PUBLISHER_STATE") is { Length: > 0 } named)
        {
            return new(context.Resolve(named));
        }
        var root = OperatingSystem.IsWindows() ? context.Environment("LOCALAPPDATA")
            : context.Environment("XDG_STATE_HOME") is { Length: > 0 } xdg ? xdg
            : context.Environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".local", "state")
            : null;
        return root is null || !Path.IsPathRooted(root) ? None
            : new(OperatingSystem.IsWindows() ? Path.Combine(root, "publisher", "state") : Path.Combine(root, "publisher"));
    }

    /// <summary>Names a folder so that a copy of it, or another folder at its place, has another name.</summary>
    /// <param name="folder">Absolute path of a folder that is there.</param>
    public static string BindingOf(string folder) => folder + "\n" + (NativeDisk.IdentityOf(folder) ?? "");

    /// <summary>What was last saved at a path under this purpose and binding; empty when there is any doubt.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="purpose">What the content is, with its format's version.</param>
    /// <param name="binding">What it belongs to (<see cref="BindingOf"/>).</param>
    /// <returns>Memory of the caller's own.</returns>
    public Memory<byte> Load(string path, string purpose, string binding)
    {
        try
        {
            return File.Exists(path) && NativeDisk.IsRegularFile(path) && Key(make: false) is { } known ? Read(path, KeyFor(known, purpose, binding)) : default;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>Saves a file: whole or not at all, but not flushed to the disk; after a power cut it may be gone.</summary>
    /// <param name="path">Absolute path; its folder is there.</param>
    /// <param name="purpose">What the content is, with its format's version.</param>
    /// <param name="binding">What it belongs to (<see cref="BindingOf"/>).</param>
    /// <param name="write">Writes the content.</param>
    /// <returns>False when nothing can be kept here.</returns>
    public bool Save(string path, string purpose, string binding, Action<Stream> write) => Save(path, purpose, binding, write, flush: false);

    internal bool Save(string path, string purpose, string binding, Action<Stream> write, bool flush)
    {
        string? temporary = null;
        try
        {
            if (Key(make: true) is not { } known)
            {
                return false;
            }
            var made = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
            using (var file = new FileStream(made, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024))
            {
                temporary = made;
                Write(file, KeyFor(known, purpose, binding), write);
                file.Flush(flush);
            }
            File.Move(made, path, overwrite: true);
            temporary = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        finally
        {
            Remove(temporary);
        }
    }

    private static Memory<byte> Read(string path, byte[] key)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        Span<byte> head = stackalloc byte[HeadLength];
        if (Fill(file, head, 0) != HeadLength || !head.StartsWith(Magic) || !CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, head[..^MacLength]), head[^MacLength..]))
        {
            return default;
        }
        var length = BinaryPrimitives.ReadInt64LittleEndian(head[Magic.Length..]);
        if (length > Array.MaxLength - MacLength || RandomAccess.GetLength(file) != HeadLength + length + MacLength)
        {
            return default;
        }
        var bytes = GC.AllocateUninitializedArray<byte>((int)length + MacLength);
        if (Fill(file, bytes, HeadLength) != bytes.Length)
        {
            return default;
        }
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(bytes.AsSpan(0, (int)length));
        mac.AppendData(head.Slice(Magic.Length, 8));
        return CryptographicOperations.FixedTimeEquals(mac.GetHashAndReset(), bytes.AsSpan((int)length)) ? bytes.AsMemory(0, (int)length) : default;
    }

    private static int Fill(Microsoft.Win32.SafeHandles.SafeFileHandle file, Span<byte> buffer, long offset)
    {
        var filled = 0;
        while (filled < buffer.Length && RandomAccess.Read(file, buffer[filled..], offset + filled) is > 0 and var read)
        {
            filled += read;
        }
        return filled;
    }

    private static void Write(FileStream file, byte[] key, Action<Stream> write)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        file.Write(head);
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        using (var content = new HashingStream(file, mac))
        {
            write(content);
        }
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head[Magic.Length..], file.Position - HeadLength);
        mac.AppendData(head.Slice(Magic.Length, 8));
        file.Write(mac.GetHashAndReset());
        file.Position = 0;
        HMACSHA256.HashData(key, head[..^MacLength], head[^MacLength..]);
        file.Write(head);
    }

    // One key for each purpose and binding: what was sealed for one is nothing for another.
    private static byte[] KeyFor(byte[] key, string purpose, string binding)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(purpose.Contains('\0', StringComparison.Ordinal), false, nameof(purpose));
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose + "\0" + binding));
    }

    private byte[]? Key(bool make)
    {
        if (folder is null)
        {
            return null;
        }
        lock (making)
        {
            var path = Path.Combine(folder, KeyFile);
            key ??= ReadKey(path);
            if (key is null && make)
            {
                if (!Path.Exists(path))
                {
                    MakeKey(path);
                }
                // Another program may have been first, even between two looks: what lies there now is the key.
                key = ReadKey(path);
            }
            return key;
        }
    }

    private static byte[]? ReadKey(string path)
    {
        const UnixFileMode others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (!File.Exists(path) || !NativeDisk.IsRegularFile(path) || !NativeDisk.IsOwn(path) || (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & others) != 0))
        {
            return null;
        }
        using var file = File.OpenHandle(path);
        var bytes = new byte[KeyLength + 1];
        return Fill(file, bytes, 0) == KeyLength ? bytes[..KeyLength] : null;
    }

    private static void MakeKey(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        // Under a name of its own first: a second name is given only where there is none, so of several programs one wins, and all see it whole.
        var own = $"{path}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        try
        {
            AtomicFile.Create(own, RandomNumberGenerator.GetBytes(KeyLength), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            if (!NativeDisk.TryLink(own, path) && !File.Exists(path))
            {
                File.Move(own, path, overwrite: false);
            }
        }
        catch (IOException) when (File.Exists(path))
        {
        }
        finally
        {
            Remove(own);
        }
    }

    private static void Remove(string? temporary)
    {
        try
        {
            if (temporary is not null)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
