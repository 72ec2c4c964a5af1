using Publisher.Cli.Disk;

namespace Publisher.Cli.Tests.Disk;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_written_with_its_folders_and_nothing_else_is_left()
    {
        Assert.True(AtomicFile.Write(folder["a/b/c.txt"], "one"u8));
        Assert.True(AtomicFile.Write(folder["a/b/c.txt"], "two"u8));

        Assert.Equal([new("a/b/c.txt", "two")], TemporaryFolder.Snapshot(folder.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData(16 * 1024 + 1)]
    [InlineData(100_000)]
    public void Equal_bytes_are_left_untouched_and_one_changed_byte_is_seen(int length)
    {
        var bytes = new byte[length];
        AtomicFile.Write(folder["x"], bytes);
        var before = File.GetLastWriteTimeUtc(folder["x"]);

        Assert.False(AtomicFile.Write(folder["x"], bytes));

        Assert.Equal(before, File.GetLastWriteTimeUtc(folder["x"]));
        Assert.False(AtomicFile.Holds(folder["x"], new byte[length + 1]));
        for (var i = 0; i < length; i += 7919)
        {
            bytes[i]++;
            Assert.False(AtomicFile.Holds(folder["x"], bytes));
            bytes[i]--;
        }
    }

    [Fact]
    public void A_new_file_never_replaces_another()
    {
        AtomicFile.Create(folder["key"], "first"u8);

        Assert.Throws<IOException>(() => AtomicFile.Create(folder["key"], "second"u8));

        Assert.Equal([new("key", "first")], TemporaryFolder.Snapshot(folder.Path));
    }

    [Fact]
    public void A_private_file_is_readable_by_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("skipped: Windows has no such permissions");
            return;
        }
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        AtomicFile.Write(folder["key"], "secret"u8, owner);
        Assert.Equal(owner, File.GetUnixFileMode(folder["key"]));

        File.SetUnixFileMode(folder["key"], owner | UnixFileMode.OtherRead);
        AtomicFile.Write(folder["key"], "secret"u8, owner);

        Assert.Equal(owner, File.GetUnixFileMode(folder["key"]));
    }
}
