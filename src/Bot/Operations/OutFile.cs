namespace Bot.Operations;

/// <summary>A file that a command writes: beside its name first, so what stands there is never half of one, whatever ends the making.</summary>
internal static class OutFile
{
    /// <param name="write">Fills the file of the given name; false when there is to be none, and why was said.</param>
    /// <param name="overwrite">Takes the place of one that is there.</param>
    /// <returns>False when there is no file; why was said.</returns>
    public static async Task<bool> WriteAsync(string path, TextWriter output, Func<string, Task<bool>> write, bool overwrite = true)
    {
        // Of its own: the same command may run twice at a time.
        var part = $"{path}.{Guid.CreateVersion7():N}.part";
        try
        {
            if (!await write(part))
            {
                return false;
            }

            File.Move(part, path, overwrite);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(FileCliTexts.NotWritten(path, fault));
            return false;
        }
        finally
        {
            if (File.Exists(part))
            {
                File.Delete(part);
            }
        }
    }

    public static Task<bool> WriteAsync(string path, TextWriter output, byte[] content, CancellationToken cancellationToken) =>
        WriteAsync(
            path,
            output,
            async part =>
            {
                await File.WriteAllBytesAsync(part, content, cancellationToken);
                return true;
            });
}
