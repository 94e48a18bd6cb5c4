"""The tools that are compared. Each is a module with

    NAME                          what tables call it
    FORMATS                       what it can write
    version()                     its version, in a few words
    make(job, workers)            makes the job's variants, and says what that cost
    encoders(photo)               its encoders' settings as libvips names them, by format, for the bare encodes
    ENCODERS                      whose libvips has the same encoders: 'sharp' or 'debian'
"""
